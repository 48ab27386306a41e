package dev.hnsform.simulator.engine;

import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.schema.net.MacRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A simulated network: its settings, and who holds its addresses and MACs. */
final class SimNetwork {
    final Guid id;
    String name = "";
    String owner = "";
    /** Absent for a type that the model cannot express: the object is then kept as it is. */
    Optional<NetworkType> type = Optional.empty();

    long flags;
    List<JsonObject> policies = new ArrayList<>();
    List<MacRange> macPool = new ArrayList<>();
    Optional<JsonObject> dns = Optional.empty();
    String ipam = "Static";
    List<SimSubnet> subnets = new ArrayList<>();
    Optional<Guid> layer = Optional.empty();
    String adapter = "";
    /** How many more reads find no ManagementIP. */
    int readsUntilManagementIp;

    String managementIp = "";
    String drMac = "";
    long natVlan;
    SortedMap<String, Boolean> extensions = new TreeMap<>();
    /** The document it was admitted with, answered as it is until something changes it. */
    Optional<JsonObject> verbatim = Optional.empty();

    final Map<IpAddress, Guid> addresses = new HashMap<>();
    final Map<Guid, IpAddress> cursors = new HashMap<>();
    final Map<MacAddress, Guid> macs = new HashMap<>();
    long macCursor;

    SimNetwork(Guid id) {
        this.id = id;
    }

    boolean is(NetworkType wanted) {
        return type.equals(Optional.of(wanted));
    }

    boolean isExternal() {
        return type.map(NetworkType::isExternal).orElse(false);
    }

    Optional<SimSubnet> subnetOf(IpAddress address) {
        return subnets.stream().filter(s -> s.prefix().contains(address)).findFirst();
    }
}
