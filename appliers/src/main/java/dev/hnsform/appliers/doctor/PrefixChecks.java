package dev.hnsform.appliers.doctor;

import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.host.AdapterFacts.HostRoute;
import dev.hnsform.schema.host.AdapterFacts.InterfaceAddress;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.EndpointAddress;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Subnet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Prefixes that two have. */
final class PrefixChecks {
    private static final String RENUMBER = "Give one of the two another prefix: delete it and make it again.";

    private final Patient patient;

    PrefixChecks(Patient patient) {
        this.patient = patient;
    }

    void report(Findings findings) {
        for (HostNetwork network : patient.observed().networks().objects()) {
            if (isOutOfReach(network)) {
                continue;
            }
            for (Subnet subnet : subnets(network)) {
                for (HostNetwork other : patient.index().overlapping(subnet.prefix())) {
                    if (other.id().compareTo(network.id()) > 0 && !isOutOfReach(other)) {
                        networks(network, subnet, other, findings);
                    }
                }
                host(network, subnet, findings);
            }
        }
    }

    /** The host has no part in private networks, so it routes nothing to them. */
    private static boolean isOutOfReach(HostNetwork network) {
        return Patient.type(network).equals(Optional.of(NetworkType.PRIVATE));
    }

    private static List<Subnet> subnets(HostNetwork network) {
        return network.reported().value(Network.SUBNETS).orElse(List.of());
    }

    private static void networks(HostNetwork network, Subnet subnet, HostNetwork other, Findings findings) {
        Optional<Subnet> theirs = subnets(other).stream()
                .filter(s -> s.prefix().overlaps(subnet.prefix()))
                .findFirst();
        if (theirs.isEmpty() || isApart(network, subnet, other, theirs.get())) {
            return;
        }
        boolean nats = isNat(network) && isNat(other);
        findings.add(Finding.of(
                nats ? Check.NAT_PREFIXES_OVERLAP : Check.PREFIXES_OVERLAP,
                Subject.of(network),
                "Its prefix " + subnet.prefix() + " overlaps " + theirs.get().prefix() + " of " + Patient.shown(other)
                        + ". "
                        + (nats
                                ? "Two NAT networks cannot translate for the same addresses."
                                : "The host cannot route to both."),
                List.of(
                        Patient.shown(network) + " has " + subnet.prefix(),
                        Patient.shown(other) + " has " + theirs.get().prefix()),
                RENUMBER));
    }

    /** Subnets of overlays are apart when their VSIDs are. */
    private static boolean isApart(HostNetwork network, Subnet subnet, HostNetwork other, Subnet theirs) {
        boolean overlays = Patient.type(network).equals(Optional.of(NetworkType.OVERLAY))
                && Patient.type(other).equals(Optional.of(NetworkType.OVERLAY));
        Optional<Long> vsid = subnet.values().value(Subnet.VSID);
        return overlays && vsid.isPresent() && !vsid.equals(theirs.values().value(Subnet.VSID));
    }

    private static boolean isNat(HostNetwork network) {
        return Patient.type(network).equals(Optional.of(NetworkType.NAT));
    }

    /** L2 networks extend the host's own; the others may not overlap it. */
    private void host(HostNetwork network, Subnet subnet, Findings findings) {
        Optional<NetworkType> type = Patient.type(network);
        if (type.isEmpty() || type.get().isExternal() && type.get() != NetworkType.OVERLAY) {
            return;
        }
        Set<IpAddress> own = own(network);
        for (AdapterFacts adapter : patient.facts().adapters()) {
            if (isHostEnd(adapter, network)) {
                continue;
            }
            for (InterfaceAddress address : adapter.addresses()) {
                IpAddress ip = address.address();
                IpPrefix reached = IpPrefix.of(ip.withHostBitsCleared(address.prefixLength()), address.prefixLength());
                if (!ip.isLinkLocal()
                        && !ip.isLoopback()
                        && !own.contains(ip)
                        && ip.isIpv4() == subnet.prefix().isIpv4()
                        && reached.overlaps(subnet.prefix())) {
                    clash(
                            network,
                            subnet,
                            adapter,
                            "has " + address.address() + "/" + address.prefixLength(),
                            findings);
                }
            }
            for (HostRoute route : adapter.routes()) {
                if (route.nextHop().filter(own::contains).isEmpty()) {
                    route(network, subnet, adapter, route, findings);
                }
            }
        }
    }

    /** The longer prefix wins: a route within the network takes addresses from it, and a network within a route from what is behind that. */
    private static void route(
            HostNetwork network, Subnet subnet, AdapterFacts adapter, HostRoute route, Findings findings) {
        if (subnet.prefix().contains(route.destination())) {
            clash(network, subnet, adapter, "has a route to " + route, findings);
        } else if (route.destination().contains(subnet.prefix())) {
            findings.add(
                    Finding.of(
                            Check.PREFIX_WITHIN_HOST_ROUTE,
                            Subject.of(network),
                            "Its prefix " + subnet.prefix() + " lies within " + route.destination()
                                    + ", which the host reaches through adapter \"" + adapter.name()
                                    + "\": what has these addresses there is cut off from the host.",
                            List.of("adapter \"" + adapter.name() + "\" has a route to " + route),
                            "If something there has these addresses, give the network another prefix: delete it and make it again."));
        }
    }

    private static void clash(
            HostNetwork network, Subnet subnet, AdapterFacts adapter, String evidence, Findings findings) {
        findings.add(Finding.of(
                Check.PREFIX_OVERLAPS_HOST,
                Subject.of(network),
                "Its prefix " + subnet.prefix() + " overlaps what the host reaches through adapter \"" + adapter.name()
                        + "\": one of the two is cut off from the host.",
                List.of("adapter \"" + adapter.name() + "\" " + evidence),
                "Give the network another prefix: delete it and make it again."));
    }

    /** Addresses that the host has because of the network: gateways, and endpoints that are attached to the host. */
    private Set<IpAddress> own(HostNetwork network) {
        Set<IpAddress> own = new HashSet<>();
        subnets(network).forEach(subnet -> subnet.gateway().ifPresent(own::add));
        network.managementIp().ifPresent(own::add);
        for (HostEndpoint endpoint : patient.observed().endpointsOf(network.id())) {
            endpoint.reported().value(Endpoint.IP_ADDRESSES).orElse(List.of()).stream()
                    .map(EndpointAddress::address)
                    .forEach(own::add);
        }
        return own;
    }

    private static boolean isHostEnd(AdapterFacts adapter, HostNetwork network) {
        String name = adapter.name().toLowerCase(Locale.ROOT);
        return name.equals("vethernet (" + network.name().toLowerCase(Locale.ROOT) + ")");
    }
}
