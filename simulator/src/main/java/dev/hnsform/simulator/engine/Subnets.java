package dev.hnsform.simulator.engine;

import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.simulator.document.NetworkRequest.IpSubnetRequest;
import dev.hnsform.simulator.document.NetworkRequest.SubnetRequest;
import dev.hnsform.simulator.model.IpSubnet;
import dev.hnsform.simulator.model.Mix;
import dev.hnsform.simulator.model.Route;
import dev.hnsform.simulator.model.Subnet;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is checked and filled in of subnets (hns-reference 2.3, 5.2, 5.3, 5.7). */
final class Subnets {
    private static final IpPrefix LARGE = IpPrefix.parse("172.16.0.0/12");
    private static final IpPrefix SMALL = IpPrefix.parse("192.168.0.0/16");
    private static final int CHOSEN_LENGTH = 20;
    private static final int LARGEST_VLAN = 4094;
    private static final long SMALLEST_VSID = 4096;
    private static final long LARGEST_VSID = 0xFF_FFFFL;

    private final Ruling ruling;

    Subnets(Ruling ruling) {
        this.ruling = ruling;
    }

    /** The subnets of a network to be made. */
    List<Subnet> make(NetworkType type, Guid network, List<SubnetRequest> requests) {
        List<Subnet> subnets = new ArrayList<>();
        for (SubnetRequest request : requests) {
            subnets.add(make(type, network, request, subnets));
        }
        if (subnets.isEmpty() && type == NetworkType.NAT) {
            subnets.add(make(
                    type,
                    network,
                    new SubnetRequest(
                            Optional.empty(),
                            chosen(network),
                            List.of(),
                            0,
                            Optional.empty(),
                            Optional.empty(),
                            List.of()),
                    subnets));
        }
        boolean needed = type == NetworkType.L2BRIDGE || type == NetworkType.L2TUNNEL || type == NetworkType.OVERLAY;
        if (subnets.isEmpty() && needed) {
            throw Rule.SUBNET_REQUIRED.about(type + " network without a subnet");
        }
        return subnets;
    }

    /** One subnet beside those a network has or is to have. */
    Subnet make(NetworkType type, Guid network, SubnetRequest request, List<Subnet> others) {
        boolean left = request.prefix().isDefaultRoute() && type == NetworkType.NAT;
        IpPrefix prefix = left ? chosen(network) : request.prefix();
        family(type, prefix);
        boolean several = type == NetworkType.L2BRIDGE || type == NetworkType.L2TUNNEL || type == NetworkType.OVERLAY;
        if (!several && others.stream().anyMatch(s -> s.prefix().isIpv4() == prefix.isIpv4())) {
            throw Rule.ONE_SUBNET_ONLY.about(prefix + " as a further subnet of a " + type + " network");
        }
        if (others.stream().anyMatch(s -> s.prefix().overlaps(prefix))) {
            throw Rule.SUBNETS_OVERLAP.about("subnet " + prefix);
        }
        Optional<IpPrefix> foreign = ruling.state().prefixes().overlapping(prefix);
        boolean mine = ruling.state()
                .network(network)
                .filter(n -> n.subnets().stream().anyMatch(s -> s.prefix().overlaps(prefix)))
                .isPresent();
        if (foreign.isPresent() && !mine && ruling.is(Switch.OVERLAPPING_PREFIXES, "refuse")) {
            throw Rule.PREFIXES_OVERLAP.about(prefix + " overlaps " + foreign.get());
        }
        // docker's 0.0.0.0 beside 0.0.0.0/0 is no gateway (log: docker/for-win#348)
        List<Route> routes = routes(type, prefix, left ? List.of() : request.routes());
        long seed = ruling.host().seed() + ruling.state().applied();
        Guid id = request.id().orElseGet(() -> Mix.guid(seed, network, "subnet " + prefix));
        long flags = ruling.has(Feature.SUBNET_FLAGS) ? request.flags() : 0;
        return new Subnet(
                id,
                prefix,
                routes,
                flags,
                vlan(type, request),
                vsid(type, request),
                ipSubnets(prefix, id, request.ipSubnets()));
    }

    private void family(NetworkType type, IpPrefix prefix) {
        if (prefix.isIpv4()) {
            return;
        }
        if (type != NetworkType.L2BRIDGE && type != NetworkType.L2TUNNEL) {
            throw Rule.IPV6_NOT_ON_THIS_TYPE.about(prefix + " on " + type);
        }
        if (!ruling.has(Feature.IPV6_DUAL_STACK)) {
            throw Rule.IPV6_NOT_ON_THIS_BUILD.about(
                    prefix + " on HNS " + ruling.release().version());
        }
    }

    private static List<Route> routes(NetworkType type, IpPrefix prefix, List<Route> asked) {
        if (asked.stream().anyMatch(r -> r.destination().isDefaultRoute())) {
            return asked;
        }
        if (type == NetworkType.L2BRIDGE || type == NetworkType.L2TUNNEL || type == NetworkType.OVERLAY) {
            throw Rule.GATEWAY_REQUIRED.about("subnet " + prefix + " of a " + type + " network");
        }
        if (type != NetworkType.NAT && type != NetworkType.ICS || prefix.length() > 30) {
            return asked;
        }
        List<Route> routes = new ArrayList<>(asked);
        routes.add(new Route(IpPrefix.parse("0.0.0.0/0"), prefix.first().plus(1), 0));
        return routes;
    }

    private static int vlan(NetworkType type, SubnetRequest request) {
        if (request.vlan().isEmpty()) {
            return 0;
        }
        if (type != NetworkType.TRANSPARENT && type != NetworkType.L2BRIDGE) {
            throw Rule.POLICY_NOT_ON_THIS_TYPE.about("subnet policy VLAN on " + type);
        }
        long vlan = request.vlan().get();
        if (vlan < 1 || vlan > LARGEST_VLAN) {
            throw Rule.VLAN_OUT_OF_RANGE.about("VLAN " + vlan);
        }
        return (int) vlan;
    }

    private static long vsid(NetworkType type, SubnetRequest request) {
        if (request.vsid().isEmpty()) {
            if (type == NetworkType.OVERLAY) {
                throw Rule.VSID_REQUIRED.about("subnet " + request.prefix());
            }
            return 0;
        }
        if (type != NetworkType.OVERLAY) {
            throw Rule.POLICY_NOT_ON_THIS_TYPE.about("subnet policy VSID on " + type);
        }
        long vsid = request.vsid().get();
        if (vsid < SMALLEST_VSID) {
            throw Rule.VSID_TOO_LOW.about("VSID " + vsid);
        }
        if (vsid > LARGEST_VSID) {
            throw Rule.VSID_TOO_HIGH.about("VSID " + vsid);
        }
        return vsid;
    }

    /** The IP subnets asked for, or else the implicit one; none where the release has none. */
    List<IpSubnet> ipSubnets(IpPrefix prefix, Guid subnet, List<IpSubnetRequest> requests) {
        if (!ruling.has(Feature.IP_SUBNETS)) {
            return List.of();
        }
        List<IpSubnetRequest> asked = requests.isEmpty()
                ? List.of(new IpSubnetRequest(Optional.empty(), prefix, IpSubnet.IMPLICIT_FLAGS))
                : requests;
        List<IpSubnet> made = new ArrayList<>(asked.size());
        for (IpSubnetRequest request : asked) {
            made.add(ipSubnet(prefix, subnet, request));
        }
        return made;
    }

    /** One IP subnet. */
    IpSubnet ipSubnet(IpPrefix prefix, Guid subnet, IpSubnetRequest request) {
        if (!prefix.contains(request.prefix())) {
            throw Rule.IP_SUBNET_OUTSIDE.about(request.prefix() + " in " + prefix);
        }
        Guid id = request.id().orElseGet(() -> Mix.guid(ruling.host().seed(), subnet, "ip subnet " + request.prefix()));
        return new IpSubnet(id, request.prefix(), request.flags());
    }

    /** A free /20, the search beginning where seed and network say (hns-reference 5.2). */
    private IpPrefix chosen(Guid network) {
        return chosen(network, "nat prefix");
    }

    /** The one subnet of a network whose prefix the host chooses anew: another one at each start. */
    List<Subnet> another(NetworkType type, Guid network, int start) {
        IpPrefix prefix = chosen(network, "prefix of start " + start);
        SubnetRequest request = new SubnetRequest(
                Optional.empty(), prefix, List.of(), 0, Optional.empty(), Optional.empty(), List.of());
        return List.of(make(type, network, request, List.of()));
    }

    private IpPrefix chosen(Guid network, String purpose) {
        int large = 1 << CHOSEN_LENGTH - LARGE.length();
        int all = large + (1 << CHOSEN_LENGTH - SMALL.length());
        int start = (int) Math.floorMod(Mix.bits(ruling.host().seed(), network, purpose), (long) all);
        for (int i = 0; i < all; i++) {
            int index = (start + i) % all;
            IpPrefix candidate = index < large
                    ? LARGE.subnet(CHOSEN_LENGTH, index)
                    : SMALL.subnet(CHOSEN_LENGTH, index - (long) large);
            if (isFree(candidate)) {
                return candidate;
            }
        }
        throw Rule.NO_FREE_NAT_PREFIX.about("NAT network without a prefix");
    }

    private boolean isFree(IpPrefix candidate) {
        if (ruling.state().prefixes().overlapping(candidate).isPresent()) {
            return false;
        }
        for (AdapterFacts adapter : ruling.host().adapters()) {
            if (adapter.addresses().stream()
                    .anyMatch(a -> IpPrefix.of(a.address(), a.prefixLength()).overlaps(candidate))) {
                return false;
            }
        }
        return true;
    }
}
