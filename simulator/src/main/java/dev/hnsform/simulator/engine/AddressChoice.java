package dev.hnsform.simulator.engine;

import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.simulator.document.EndpointRequest;
import dev.hnsform.simulator.ipam.AddressPool;
import dev.hnsform.simulator.ipam.MacPool;
import dev.hnsform.simulator.model.Address;
import dev.hnsform.simulator.model.IpSubnet;
import dev.hnsform.simulator.model.SimulatedEndpoint;
import dev.hnsform.simulator.model.SimulatedNetwork;
import dev.hnsform.simulator.model.Subnet;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The addresses and the MAC an endpoint gets (hns-reference 5.7). */
final class AddressChoice {
    private final Ruling ruling;
    private final SimulatedNetwork network;
    private final AddressPool pool;

    AddressChoice(Ruling ruling, SimulatedNetwork network) {
        this.ruling = ruling;
        this.network = network;
        this.pool = ruling.state().book(network.id()).addresses();
    }

    List<Address> addresses(EndpointRequest request) {
        boolean remote = (request.flags() & SimulatedEndpoint.REMOTE) != 0;
        if (!request.addresses().isEmpty()) {
            return asked(request.addresses(), remote);
        }
        if (remote) {
            throw Rule.REMOTE_NEEDS_ADDRESS.about("remote endpoint \"" + request.name() + "\"");
        }
        if (!request.ipSubnets().isEmpty()) {
            return request.ipSubnets().stream().map(this::inIpSubnet).toList();
        }
        boolean dynamic = (request.flags() & SimulatedEndpoint.DHCP) != 0;
        return dynamic ? List.of() : next();
    }

    private List<Address> asked(List<Address> asked, boolean remote) {
        List<Address> addresses = new ArrayList<>(asked.size());
        for (Address address : asked) {
            if (addresses.stream()
                    .anyMatch(a -> a.address().isIpv4() == address.address().isIpv4())) {
                throw Rule.TOO_MANY_ADDRESSES.about(address.address().toString());
            }
            addresses.add(asked(address, remote));
        }
        return addresses;
    }

    private Address asked(Address asked, boolean remote) {
        IpAddress address = asked.address();
        boolean dualStack = network.is(NetworkType.L2BRIDGE) || network.is(NetworkType.L2TUNNEL);
        if (!address.isIpv4() && !dualStack && !network.is(NetworkType.TRANSPARENT)) {
            throw Rule.IPV6_NOT_ON_THIS_TYPE.about(address + " on " + network.typeText());
        }
        if (asked.prefixLength() > address.bits()) {
            throw Rule.NOT_A_PREFIX.about(address + "/" + asked.prefixLength());
        }
        boolean narrow = address.isIpv4() && asked.prefixLength() == address.bits();
        if (narrow && !ruling.has(Feature.SLASH_32_ENDPOINT)) {
            throw Rule.PREFIX_LENGTH_NOT_ON_THIS_BUILD.about(address + "/32");
        }
        Optional<Subnet> subnet = network.subnetOf(address);
        if (subnet.isEmpty() && !network.subnets().isEmpty() && !remote) {
            throw Rule.ADDRESS_IN_NO_SUBNET.about(address.toString());
        }
        if (pool.isHeld(address)) {
            throw Rule.ADDRESS_TAKEN.about(address.toString());
        }
        if (subnet.isEmpty()) {
            int length = asked.prefixLength() == 0 ? address.bits() : asked.prefixLength();
            return new Address(address, length, Guid.ZERO);
        }
        if (!remote && subnet.get().reserves(address)) {
            throw Rule.ADDRESS_RESERVED.about(address.toString());
        }
        return bound(asked, subnet.get(), remote);
    }

    private static Address bound(Address asked, Subnet subnet, boolean remote) {
        Optional<IpSubnet> part = subnet.ipSubnet(asked.address());
        if (!asked.ipSubnet().isZero()) {
            part = subnet.ipSubnets().stream()
                    .filter(s -> s.id().equals(asked.ipSubnet()))
                    .findFirst();
            if (part.isEmpty()) {
                throw Rule.SUBNET_NOT_FOUND.about("IpSubnetId " + asked.ipSubnet());
            }
            if (!part.get().prefix().contains(asked.address())) {
                throw Rule.ADDRESS_IN_NO_SUBNET.about(asked.address() + " in IP subnet " + asked.ipSubnet());
            }
        }
        if (part.isEmpty() && !subnet.ipSubnets().isEmpty() && !remote) {
            throw Rule.ADDRESS_IN_NO_SUBNET.about(asked.address() + " in no IP subnet");
        }
        int length = part.map(s -> s.prefix().length()).orElse(subnet.prefix().length());
        return new Address(
                asked.address(),
                asked.prefixLength() == 0 ? length : asked.prefixLength(),
                part.map(IpSubnet::id).orElse(Guid.ZERO));
    }

    private List<Address> next() {
        List<Address> addresses = new ArrayList<>(1);
        for (boolean ipv4 : new boolean[] {true, false}) {
            List<Subnet> family = network.subnets().stream()
                    .filter(s -> s.prefix().isIpv4() == ipv4)
                    .toList();
            if (!family.isEmpty()) {
                addresses.add(family.stream()
                        .flatMap(s -> next(s).stream())
                        .findFirst()
                        .orElseThrow(() -> Rule.NO_FREE_ADDRESS.about("network \"" + network.name() + "\"")));
            }
        }
        return addresses;
    }

    /** The next free address of an IP subnet (multi-subnet.md). */
    private Address inIpSubnet(Guid id) {
        for (Subnet subnet : network.subnets()) {
            Optional<IpSubnet> part =
                    subnet.ipSubnets().stream().filter(s -> s.id().equals(id)).findFirst();
            if (part.isPresent()) {
                return next(subnet, part.get()).orElseThrow(() -> Rule.NO_FREE_ADDRESS.about("IP subnet " + id));
            }
        }
        throw Rule.SUBNET_NOT_FOUND.about("IpSubnetId " + id);
    }

    private Optional<Address> next(Subnet subnet) {
        if (subnet.ipSubnets().isEmpty()) {
            return pool.nextFree(subnet.prefix(), subnet.prefix(), subnet::reserves)
                    .map(a -> new Address(a, subnet.prefix().length(), Guid.ZERO));
        }
        for (IpSubnet part : subnet.ipSubnets()) {
            Optional<Address> free = next(subnet, part);
            if (free.isPresent()) {
                return free;
            }
        }
        return Optional.empty();
    }

    private Optional<Address> next(Subnet subnet, IpSubnet part) {
        return pool.nextFree(subnet.prefix(), part.prefix(), subnet::reserves)
                .map(address -> new Address(address, part.prefix().length(), part.id()));
    }

    MacAddress mac(Optional<MacAddress> asked) {
        MacPool macs = ruling.state().book(network.id()).macs();
        if (asked.isPresent()) {
            if (macs.isHeld(asked.get()) && ruling.is(Switch.DUPLICATE_MAC, "refuse")) {
                throw Rule.MAC_TAKEN.about(asked.get().toString());
            }
            return asked.get();
        }
        return macs.nextFree().orElseThrow(() -> Rule.NO_FREE_MAC.about("network \"" + network.name() + "\""));
    }
}
