package dev.hnsform.simulator.engine;

import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A simulated endpoint. */
final class SimEndpoint {
    /** EndpointFlags.RemoteEndpoint. */
    static final long REMOTE = 1;

    /** An address with the prefix length that the container sees, and the IP subnet it is bound to. */
    record Address(IpAddress address, long prefixLength, Optional<Guid> ipSubnet) {}

    final Guid id;
    final Guid network;
    String name = "";
    String owner = "";
    String mac = "";
    List<Address> addresses = new ArrayList<>();
    Optional<JsonObject> dns = Optional.empty();
    List<JsonObject> routes = new ArrayList<>();
    List<JsonObject> policies = new ArrayList<>();
    long flags;
    Optional<Guid> namespace = Optional.empty();
    boolean atHost;
    Optional<JsonObject> verbatim = Optional.empty();

    SimEndpoint(Guid id, Guid network) {
        this.id = id;
        this.network = network;
    }

    boolean isRemote() {
        return (flags & REMOTE) != 0;
    }

    boolean isAttached() {
        return atHost || namespace.isPresent();
    }
}
