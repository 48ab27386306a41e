package dev.hnsform.appliers.failure;

import dev.hnsform.planner.match.HostIndex;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.EndpointAddress;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Subnet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is with the addresses that a request asks for. */
final class AddressSights {
    private static final int EDGES = 2;

    private final List<IpAddress> addresses = new ArrayList<>();
    private final boolean creates;
    private final Guid self;
    private final Optional<HostNetwork> network;
    private final List<Subnet> subnets;
    private final HostIndex index;

    AddressSights(FailedRequest request, HostIndex index) {
        this.index = index;
        this.creates = request.creates();
        this.self = request.asked().id();
        if (request.asked() instanceof HostEndpoint endpoint) {
            for (EndpointAddress address :
                    endpoint.reported().value(Endpoint.IP_ADDRESSES).orElse(List.of())) {
                addresses.add(address.address());
            }
            this.network = index.network(endpoint.network());
        } else {
            this.network = Optional.empty();
        }
        this.subnets = network.flatMap(n -> n.reported().value(Network.SUBNETS)).orElse(List.of());
    }

    private static String path(IpAddress address) {
        return "spec.ipAddresses[" + address + "]";
    }

    private Optional<Subnet> subnet(IpAddress address) {
        return subnets.stream()
                .filter(subnet -> subnet.prefix().contains(address))
                .findFirst();
    }

    private Sight otherwise() {
        return network.isPresent() ? Sight.NOT_SEEN : Sight.UNCLEAR;
    }

    Sight gateway() {
        for (IpAddress address : addresses) {
            Optional<Subnet> subnet = subnet(address)
                    .filter(s -> !s.leavesGatewayFree() && s.gateway().equals(Optional.of(address)));
            if (subnet.isPresent()) {
                return Sight.seen(address + " is the gateway of " + subnet.get().prefix() + ".", path(address));
            }
        }
        return otherwise();
    }

    Sight edge() {
        for (IpAddress address : addresses) {
            Optional<Subnet> subnet = subnet(address);
            if (subnet.isPresent() && subnet.get().prefix().isIpv4()) {
                IpPrefix prefix = subnet.get().prefix();
                if (prefix.first().equals(address)) {
                    return Sight.seen(address + " is the network address of " + prefix + ".", path(address));
                }
                if (prefix.last().equals(address)) {
                    return Sight.seen(address + " is the broadcast address of " + prefix + ".", path(address));
                }
            }
        }
        return otherwise();
    }

    Sight held() {
        for (IpAddress address : addresses) {
            for (HostEndpoint holder :
                    network.map(n -> index.holding(n.id(), address)).orElse(List.of())) {
                if (!holder.id().equals(self)) {
                    boolean remote = holder.reported().has(Endpoint.REMOTE);
                    boolean idle = holder.place() instanceof HostEndpoint.Detached;
                    return Sight.seen(
                            address + " is held by " + (remote ? "remote " : "") + Sightings.shown(holder)
                                    + (idle && !remote ? ", which is attached nowhere" : "") + ".",
                            path(address));
                }
            }
        }
        return index.observed().endpoints().isComplete() ? otherwise() : Sight.UNCLEAR;
    }

    Sight outside() {
        if (network.isEmpty()) {
            return Sight.UNCLEAR;
        }
        for (IpAddress address : addresses) {
            if (subnet(address).isEmpty()) {
                String has = subnets.isEmpty()
                        ? "no subnet"
                        : String.join(
                                ", ",
                                subnets.stream().map(s -> s.prefix().toString()).toList());
                return Sight.seen(
                        address + " is asked for, and " + Sightings.shown(network.get()) + " has " + has + ".",
                        path(address));
            }
        }
        return Sight.NOT_SEEN;
    }

    /** Of IPv4 alone: nobody uses an IPv6 subnet up. */
    Sight usedUp() {
        if (!creates || network.isEmpty() || subnets.isEmpty()) {
            return Sight.UNCLEAR;
        }
        List<HostEndpoint> there = index.observed().endpointsOf(network.get().id());
        for (Subnet subnet : subnets) {
            long held = there.stream()
                    .flatMap(e -> e.reported().value(Endpoint.IP_ADDRESSES).orElse(List.of()).stream())
                    .filter(address -> subnet.prefix().contains(address.address()))
                    .count();
            long reserved = (long) EDGES + (subnet.gateway().isPresent() && !subnet.leavesGatewayFree() ? 1 : 0);
            if (!subnet.prefix().isIpv4()
                    || subnet.prefix().size().compareTo(BigInteger.valueOf(held + reserved)) > 0) {
                return Sight.NOT_SEEN;
            }
        }
        return Sight.seen(
                "All addresses of " + Sightings.shown(network.get()) + " are held, by " + there.size() + " endpoints.",
                "spec.network");
    }
}
