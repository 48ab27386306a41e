package dev.hnsform.schema.host;

import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.MacAddress;
import java.util.List;
import java.util.Optional;

/**
 * One network adapter of the host.
 *
 * @param name connection name, for example {@code Ethernet} or {@code vEthernet (Ethernet)}
 * @param mac its MAC address
 * @param medium what it is
 * @param connected whether it has a link
 * @param addresses its addresses with their prefix lengths, as configured
 * @param switchId the virtual switch that holds it, or whose host adapter it is; absent when none does, and for a host adapter also where the host does
 *     not tell
 * @param routes what the host reaches through it besides the prefixes of its addresses; without default routes, which lead everywhere
 */
public record AdapterFacts(
        String name,
        MacAddress mac,
        Medium medium,
        boolean connected,
        List<InterfaceAddress> addresses,
        Optional<Guid> switchId,
        List<HostRoute> routes) {
    /** What an adapter is. */
    public enum Medium {
        /** A wired (or virtual machine's) adapter that can carry a switch. */
        ETHERNET,
        /** Wireless: cannot carry L2Bridge (hns-reference 5.4). */
        WIFI,
        /** A {@code vEthernet (…)} host adapter of a switch. */
        VIRTUAL,
        /** A tunnel, VPN or the like. */
        OTHER
    }

    /**
     * An address with the length of its prefix.
     *
     * @param address the address
     * @param prefixLength 0 to 32 or 128
     */
    public record InterfaceAddress(IpAddress address, int prefixLength) {}

    /**
     * A route of the host's own.
     *
     * @param destination what is reached
     * @param nextHop the router on the way; absent when there is none
     */
    public record HostRoute(IpPrefix destination, Optional<IpAddress> nextHop) {
        @Override
        public String toString() {
            return destination + nextHop.map(hop -> " via " + hop).orElse("");
        }
    }

    /** Copies the lists. */
    public AdapterFacts {
        addresses = List.copyOf(addresses);
        routes = List.copyOf(routes);
    }

    /** An adapter through which nothing else is reached. */
    public AdapterFacts(
            String name,
            MacAddress mac,
            Medium medium,
            boolean connected,
            List<InterfaceAddress> addresses,
            Optional<Guid> switchId) {
        this(name, mac, medium, connected, addresses, switchId, List.of());
    }
}
