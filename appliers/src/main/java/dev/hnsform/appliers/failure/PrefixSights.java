package dev.hnsform.appliers.failure;

import dev.hnsform.planner.match.HostIndex;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Subnet;
import java.util.List;

/**
 * Who else has the prefixes that a request asks for.
 *
 * @param asked the network as the request would have it
 * @param index what the host holds
 */
record PrefixSights(HostObject asked, HostIndex index) {
    private static List<Subnet> subnets(HostObject network) {
        return network instanceof HostNetwork
                ? network.reported().value(Network.SUBNETS).orElse(List.of())
                : List.of();
    }

    private static String path(Subnet subnet) {
        return "spec.subnets[" + subnet.prefix() + "].prefix";
    }

    Sight held() {
        for (Subnet subnet : subnets(asked)) {
            IpPrefix prefix = subnet.prefix();
            for (HostNetwork other : index.overlapping(prefix)) {
                if (!other.id().equals(asked.id())) {
                    String held = subnets(other).stream()
                            .map(Subnet::prefix)
                            .filter(p -> p.overlaps(prefix))
                            .findFirst()
                            .map(p -> p.equals(prefix) ? "the same prefix" : p.toString())
                            .orElse("a prefix in common");
                    return Sight.seen(
                            prefix + " overlaps " + held + " of " + other.type() + " " + Sightings.shown(other) + ".",
                            path(subnet));
                }
            }
        }
        return index.observed().networks().isComplete() ? Sight.NOT_SEEN : Sight.UNCLEAR;
    }

    Sight atHost() {
        boolean external = asked instanceof HostNetwork network
                && NetworkType.ofLabel(network.type())
                        .filter(NetworkType::isExternal)
                        .isPresent();
        if (external) {
            return Sight.NOT_SEEN; // the host's own network is what it extends
        }
        for (Subnet subnet : subnets(asked)) {
            for (AdapterFacts adapter : index.observed().facts().adapters()) {
                boolean own = adapter.name().equalsIgnoreCase("vEthernet (" + asked.name() + ")");
                for (AdapterFacts.InterfaceAddress address : adapter.addresses()) {
                    if (!own && subnet.prefix().contains(address.address())) {
                        return Sight.seen(
                                subnet.prefix() + " holds " + address.address() + " of adapter \"" + adapter.name()
                                        + "\".",
                                path(subnet));
                    }
                }
            }
        }
        return Sight.NOT_SEEN;
    }
}
