package dev.hnsform.schema.rule;

import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.PrefixIndex;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.EndpointAddress;
import dev.hnsform.schema.resource.IpSubnet;
import dev.hnsform.schema.resource.Subnet;
import java.util.List;
import java.util.Optional;

/**
 * An endpoint's address is in a subnet of its network (0x803b001E), and none that HNS keeps (0x803b002F): the gateway, and the network and
 * broadcast addresses of the IP subnet (hns-reference 5.3, 5.7, doc). An endpoint of another node may have any address.
 */
final class AddressesFit implements Rule {
    @Override
    public void check(StackModel stack, Findings findings) {
        for (NetworkView network : stack.networks()) {
            if (network.own().isEmpty() || network.subnets().isEmpty()) {
                continue;
            }
            PrefixIndex<Subnet> subnets = new PrefixIndex<>();
            network.subnets().forEach(subnet -> subnets.put(subnet.prefix(), subnet));
            boolean noIpv6 = NoIpv6.holdsFor(network);
            for (Endpoint endpoint : network.endpoints()) {
                Optional<List<EndpointAddress>> addresses =
                        endpoint.ipAddresses().value();
                if (addresses.isPresent() && !endpoint.spec().has(Endpoint.REMOTE)) {
                    for (EndpointAddress address : addresses.get()) {
                        if (address.address().isIpv4() || !noIpv6) {
                            check(network, subnets, endpoint, address, findings);
                        }
                    }
                }
            }
        }
    }

    private static void check(
            NetworkView network,
            PrefixIndex<Subnet> subnets,
            Endpoint endpoint,
            EndpointAddress stated,
            Findings findings) {
        IpAddress address = stated.address();
        String path = Paths.ofAddress(address);
        Optional<Subnet> subnet = subnets.longestMatch(address);
        if (subnet.isEmpty()) {
            if (network.isWhole()) {
                findings.add(Finding.at(
                                LanguageFault.ADDRESS_OUTSIDE,
                                endpoint.address(),
                                path,
                                address + " is in no subnet of " + network.address() + "; "
                                        + (network.subnets().size() == 1 ? "its subnet is " : "its subnets are ")
                                        + prefixes(network.subnets()) + ".")
                        .withRelated(network.address(), "spec.subnets", "the subnets"));
            }
            return;
        }
        Subnet holder = subnet.get();
        if (holder.gateway().isPresent() && holder.gateway().get().equals(address) && !holder.leavesGatewayFree()) {
            findings.add(Finding.at(
                            LanguageFault.ADDRESS_IS_GATEWAY,
                            endpoint.address(),
                            path,
                            address + " is the gateway of " + holder.prefix() + ", which HNS keeps for itself.")
                    .withHint(
                            "Choose another address, or set the subnet's flag DoNotReserveGatewayAddress where the endpoint is the gateway.")
                    .withRelated(network.address(), Paths.of(holder, "gateway"), "the gateway"));
            return;
        }
        reserved(network, endpoint, stated, holder, findings);
    }

    private static void reserved(
            NetworkView network, Endpoint endpoint, EndpointAddress stated, Subnet holder, Findings findings) {
        IpAddress address = stated.address();
        Optional<IpPrefix> wanted = stated.values().value(EndpointAddress.IP_SUBNET);
        Optional<List<IpSubnet>> parts = holder.values().value(Subnet.IP_SUBNETS);
        Optional<IpSubnet> part = parts.flatMap(
                list -> list.stream().filter(p -> p.prefix().contains(address)).findFirst());
        if (wanted.isPresent()) {
            boolean known = parts.isEmpty()
                    ? wanted.get().equals(holder.prefix())
                    : parts.get().stream().anyMatch(p -> p.prefix().equals(wanted.get()));
            if (!wanted.get().contains(address) || !known) {
                findings.add(Finding.at(
                        LanguageFault.ADDRESS_IP_SUBNET,
                        endpoint.address(),
                        Paths.ofAddress(address) + ".ipSubnet",
                        wanted.get().contains(address)
                                ? wanted.get() + " is no IP subnet of " + network.address() + "."
                                : address + " is not in the IP subnet " + wanted.get() + "."));
                return;
            }
        } else if (parts.isPresent() && part.isEmpty() && !parts.get().isEmpty()) {
            findings.add(Finding.at(
                    LanguageFault.ADDRESS_IP_SUBNET,
                    endpoint.address(),
                    Paths.ofAddress(address),
                    address + " is in the subnet " + holder.prefix() + " but in none of its IP subnets."));
            return;
        }
        IpPrefix prefix = part.map(IpSubnet::prefix).orElse(holder.prefix());
        boolean isNetwork = Reserved.isNetworkAddress(prefix, address) && keeps(part, "ReserveNetworkAddress");
        boolean isBroadcast = Reserved.isBroadcastAddress(prefix, address) && keeps(part, "EnableBroadcast");
        if (isNetwork || isBroadcast) {
            findings.add(Finding.at(
                    LanguageFault.ADDRESS_RESERVED,
                    endpoint.address(),
                    Paths.ofAddress(address),
                    address + " is the " + (isNetwork ? "network" : "broadcast") + " address of " + prefix
                            + ", which HNS keeps for itself."));
        }
    }

    /** HNS makes the IP subnet that nobody states with both flags; a stated one has those it names (hns-reference 2.3, log). */
    private static boolean keeps(Optional<IpSubnet> part, String flag) {
        return part.isEmpty()
                || part.get()
                        .values()
                        .value(IpSubnet.FLAGS)
                        .map(flags -> flags.getOrDefault(flag, false))
                        .orElse(false);
    }

    private static String prefixes(List<Subnet> subnets) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < subnets.size() && i < 5; i++) {
            text.append(i == 0 ? "" : ", ").append(subnets.get(i).prefix());
        }
        return text.append(subnets.size() > 5 ? ", …" : "").toString();
    }
}
