package dev.hnsform.simulator.model;

import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import java.util.List;
import java.util.Optional;

/**
 * A subnet of a network (hns-reference 2.3).
 *
 * @param id its id
 * @param prefix its prefix
 * @param routes its routes, the gateway among them
 * @param flags DoNotReserveGatewayAddress 1
 * @param vlan its VLAN, or 0
 * @param vsid its VSID, or 0
 * @param ipSubnets its IP subnets; none where the release has none (hns-reference 7: WS2019)
 */
public record Subnet(
        Guid id, IpPrefix prefix, List<Route> routes, long flags, int vlan, long vsid, List<IpSubnet> ipSubnets) {
    /** Copies the lists. */
    public Subnet {
        routes = List.copyOf(routes);
        ipSubnets = List.copyOf(ipSubnets);
    }

    /** The next hop of the default route. */
    public Optional<IpAddress> gateway() {
        return routes.stream()
                .filter(r -> r.destination().isDefaultRoute())
                .map(Route::nextHop)
                .findFirst();
    }

    /** Whether HNS keeps this address from endpoints: network, broadcast and gateway address unless flags say otherwise (hns-reference 5.3). */
    public boolean reserves(IpAddress address) {
        if ((flags & 1) == 0 && gateway().filter(address::equals).isPresent()) {
            return true;
        }
        if (address.bits() - prefix.length() < 2) {
            return false;
        }
        if (ipSubnets.isEmpty()) {
            return address.equals(prefix.first()) || address.isIpv4() && address.equals(prefix.last());
        }
        return ipSubnets.stream().filter(s -> s.prefix().contains(address)).anyMatch(s -> reserves(s, address));
    }

    private static boolean reserves(IpSubnet subnet, IpAddress address) {
        boolean narrow = address.bits() - subnet.prefix().length() < 2;
        return !narrow
                && ((subnet.flags() & 2) != 0 && address.equals(subnet.prefix().first())
                        || address.isIpv4()
                                && (subnet.flags() & 1) != 0
                                && address.equals(subnet.prefix().last()));
    }

    /** The IP subnet that holds the address. */
    public Optional<IpSubnet> ipSubnet(IpAddress address) {
        return ipSubnets.stream().filter(s -> s.prefix().contains(address)).findFirst();
    }

    /** This subnet with other IP subnets. */
    public Subnet withIpSubnets(List<IpSubnet> others) {
        return new Subnet(id, prefix, routes, flags, vlan, vsid, others);
    }
}
