package dev.hnsform.simulator.document;

import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.simulator.model.Host;
import dev.hnsform.simulator.model.HostState;
import dev.hnsform.simulator.model.Layer;
import dev.hnsform.simulator.model.Mix;
import dev.hnsform.simulator.model.SimulatedNetwork;
import dev.hnsform.simulator.model.Subnet;
import dev.hnsform.simulator.switching.Adapters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code Resources} of a network in v1: the low-level things that HNS made for it, by {@code Tag} (hns-reference 2.3; the fields are those of
 * published answers).
 */
final class NetworkResources {
    private static final long DNS_PROXY = 1;
    private static final long DHCP_SERVER = 2;
    private static final long DISABLE_HOST_PORT = 1024;

    private final HostState state;
    private final Host host;
    private final Function<Guid, String> text;

    NetworkResources(HostState state, Function<Guid, String> text) {
        this.state = state;
        this.host = state.host();
        this.text = text;
    }

    /** Whether NAT is built on ICS: on HNS 9.x (log). */
    static boolean isNatByIcs(Host host) {
        return !host.release().from(11, 0);
    }

    /** What {@code NatName} holds: the id of the private interface behind the kind of translation; empty where there is none. */
    static Optional<String> natName(Host host, SimulatedNetwork network) {
        boolean nat = network.is(NetworkType.NAT);
        if (!nat && !network.is(NetworkType.ICS)) {
            return Optional.empty();
        }
        String prefix = nat && !isNatByIcs(host) ? "NAT" : "ICS";
        return Optional.of(prefix + privateInterface(host, network).toWindowsString());
    }

    private static Guid privateInterface(Host host, SimulatedNetwork network) {
        return Mix.guid(host.seed(), network.id(), "nat");
    }

    private String made(SimulatedNetwork network, String purpose) {
        return text.apply(Mix.guid(host.seed(), network.id(), purpose));
    }

    JsonObject of(SimulatedNetwork network) {
        List<JsonObject> allocators = new ArrayList<>();
        boolean translated = network.is(NetworkType.NAT) || network.is(NetworkType.ICS);
        boolean hasNic = translated || network.is(NetworkType.INTERNAL);
        if (hasNic && (network.flags() & DISABLE_HOST_PORT) == 0) {
            allocators.add(hostNic(network, allocators.size()));
        }
        if (translated) {
            allocators.add(translation(network, allocators.size()));
        }
        if (network.is(NetworkType.OVERLAY)) {
            allocators.add(routingDomain(network, allocators.size()));
        }
        JsonObject.Builder resources =
                Json.object().put("AdditionalParams", JsonObject.EMPTY).put("AllocationOrder", allocators.size());
        if (!allocators.isEmpty()) {
            resources.put("Allocators", Json.array(allocators));
        }
        return resources
                .put("Flags", 0)
                .put("ID", made(network, "resources"))
                .put("State", 1)
                .build();
    }

    private JsonObject.Builder allocator(SimulatedNetwork network, String tag, int order) {
        return Json.object()
                .put("AdditionalParams", JsonObject.EMPTY)
                .put("AllocationOrder", order)
                .put("Flags", 0)
                .put("ID", made(network, tag))
                .put("IsPolicy", false)
                .put("State", 3)
                .put("Tag", tag);
    }

    private JsonObject hostNic(SimulatedNetwork network, int order) {
        JsonObject.Builder nic = allocator(network, "Host Vnic", order)
                .put("CompartmendId", 0)
                .put("Connected", true)
                .put("InterfaceGuid", text.apply(privateInterface(host, network)))
                .put("IsolationId", network.natVlan())
                .put(
                        "MacAddress",
                        Adapters.mac(host.seed(), network.id(), "host-nic").toString())
                .put("ManagementPort", true)
                .put("NetworkId", text.apply(network.id()))
                .put("NicFriendlyName", network.name());
        layer(network).ifPresent(layer -> nic.put("SwitchId", text.apply(layer.switchId())));
        return nic.build();
    }

    private JsonObject translation(SimulatedNetwork network, int order) {
        boolean nat = network.is(NetworkType.NAT) && !isNatByIcs(host);
        JsonObject.Builder made = allocator(network, nat ? "NAT" : "ICS", order);
        if (!nat) {
            made.put("Dhcp", (network.flags() & DHCP_SERVER) != 0)
                    .put("Dns", (network.flags() & DNS_PROXY) != 0)
                    .put("ExternalInterfaceConstraint", 0)
                    .put("ICSFlags", 0);
        }
        network.subnets().stream()
                .map(Subnet::prefix)
                .filter(IpPrefix::isIpv4)
                .findFirst()
                .ifPresent(prefix -> made.put("Prefix", prefix.length())
                        .put("SubnetIPAddress", prefix.address().toString()));
        return made.put("PrivateInterfaceGUID", text.apply(privateInterface(host, network)))
                .build();
    }

    private JsonObject routingDomain(SimulatedNetwork network, int order) {
        JsonObject.Builder domain = allocator(network, "RDID", order);
        int number = 0;
        for (Subnet subnet : network.subnets()) {
            domain.put("Isolation_" + number, subnet.vsid());
            number++;
        }
        domain.put("RDID", made(network, "routing domain"));
        layer(network).ifPresent(layer -> domain.put("SwitchId", text.apply(layer.switchId())));
        return domain.build();
    }

    private Optional<Layer> layer(SimulatedNetwork network) {
        return state.layer(network.layer());
    }
}
