package dev.hnsform.simulator.engine;

import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import java.util.List;
import java.util.Optional;

/** A subnet of a simulated network. */
record SimSubnet(
        Guid id,
        IpPrefix prefix,
        List<JsonObject> policies,
        List<JsonObject> routes,
        List<SimIpSubnet> ipSubnets,
        long flags) {
    private static final long DO_NOT_RESERVE_GATEWAY = 1;

    SimSubnet {
        policies = List.copyOf(policies);
        routes = List.copyOf(routes);
        ipSubnets = List.copyOf(ipSubnets);
    }

    SimSubnet withIpSubnets(List<SimIpSubnet> others) {
        return new SimSubnet(id, prefix, policies, routes, others, flags);
    }

    /** The next hop of the default route. */
    Optional<IpAddress> gateway() {
        String everything = prefix.isIpv4() ? "0.0.0.0/0" : "::/0";
        return routes.stream()
                .filter(r -> r.string("DestinationPrefix").equals(Optional.of(everything)))
                .flatMap(r -> r.string("NextHop").flatMap(IpAddress::tryParse).stream())
                .findFirst();
    }

    /** Whether HNS keeps an address of the subnet for itself (hns-reference 5.3). */
    boolean reserves(IpAddress address) {
        if ((flags & DO_NOT_RESERVE_GATEWAY) == 0 && gateway().equals(Optional.of(address))) {
            return true;
        }
        for (SimIpSubnet part : ipSubnets) {
            IpPrefix p = part.prefix();
            boolean wide = p.length() < p.address().bits() - 1;
            if (wide && (part.flags() & 2) != 0 && p.first().equals(address)) {
                return true;
            }
            if (wide && p.isIpv4() && (part.flags() & 1) != 0 && p.last().equals(address)) {
                return true;
            }
        }
        return false;
    }
}
