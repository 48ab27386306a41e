package dev.hnsform.appliers.doctor;

import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.EndpointAddress;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Subnet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Addresses that two have, and subnets that have none left. */
final class AddressChecks {
    /** Network and broadcast address. */
    private static final long EDGES = 2;

    private static final long TENTH = 10;

    private final Patient patient;

    AddressChecks(Patient patient) {
        this.patient = patient;
    }

    void report(Findings findings) {
        for (HostNetwork network : patient.observed().networks().objects()) {
            Map<IpAddress, List<HostEndpoint>> holders = holders(network);
            holders.forEach((address, endpoints) -> {
                if (endpoints.size() > 1) {
                    twice(network, address, endpoints, findings);
                }
            });
            for (Subnet subnet : network.reported().value(Network.SUBNETS).orElse(List.of())) {
                if (subnet.prefix().isIpv4()) {
                    room(network, subnet, holders, findings);
                }
            }
        }
    }

    private Map<IpAddress, List<HostEndpoint>> holders(HostNetwork network) {
        Map<IpAddress, List<HostEndpoint>> holders = new TreeMap<>();
        for (HostEndpoint endpoint : patient.observed().endpointsOf(network.id())) {
            for (EndpointAddress address :
                    endpoint.reported().value(Endpoint.IP_ADDRESSES).orElse(List.of())) {
                holders.merge(
                        address.address(),
                        List.of(endpoint),
                        (some, more) -> java.util.stream.Stream.concat(some.stream(), more.stream())
                                .toList());
            }
        }
        return holders;
    }

    private void twice(HostNetwork network, IpAddress address, List<HostEndpoint> endpoints, Findings findings) {
        findings.add(
                Finding.of(
                        Check.ADDRESS_HELD_TWICE,
                        Subject.of(network),
                        endpoints.size() + " of its endpoints hold " + address + ": only one of them is reached.",
                        endpoints.stream()
                                .map(e -> (patient.isRemote(e) ? "remote " : "")
                                        + Patient.shown(e)
                                        + (isIdle(e) ? ", attached nowhere" : ""))
                                .toList(),
                        "Delete the one that is left over: a remote endpoint whose address came to this host, or one that is attached nowhere."));
    }

    private void room(
            HostNetwork network, Subnet subnet, Map<IpAddress, List<HostEndpoint>> holders, Findings findings) {
        long reserved = EDGES + (subnet.gateway().isPresent() && !subnet.leavesGatewayFree() ? 1 : 0);
        long usable = subnet.prefix().size().longValueExact() - reserved;
        List<HostEndpoint> held = holders.entrySet().stream()
                .filter(entry -> subnet.prefix().contains(entry.getKey()))
                .map(entry -> entry.getValue().get(0))
                .toList();
        long free = usable - held.size();
        if (held.isEmpty() || free * TENTH > usable) {
            return;
        }
        long idle = held.stream().filter(this::isIdle).count();
        findings.add(Finding.of(
                free <= 0 ? Check.ADDRESSES_USED_UP : Check.ADDRESSES_LOW,
                Subject.of(network),
                free <= 0
                        ? "All addresses of " + subnet.prefix() + " are held: no further endpoint can be made in it."
                        : "Only " + free + " of " + usable + " addresses of " + subnet.prefix() + " are free.",
                List.of(
                        held.size() + " of " + usable + " addresses are held by endpoints",
                        idle == 0
                                ? "none of those endpoints is known to be idle"
                                : idle + " of those endpoints " + (idle == 1 ? "is" : "are") + " attached nowhere"),
                idle == 0
                        ? "Make a network with a larger prefix, or where the type has several subnets add one."
                        : "Delete the endpoints that are attached nowhere; each is named above."));
    }

    private boolean isIdle(HostEndpoint endpoint) {
        return endpoint.place() instanceof HostEndpoint.Detached && !patient.isRemote(endpoint);
    }
}
