package dev.hnsform.schema.host;

import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
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
 */
public record AdapterFacts(
        String name,
        MacAddress mac,
        Medium medium,
        boolean connected,
        List<InterfaceAddress> addresses,
        Optional<Guid> switchId) {
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

    /** Copies the list. */
    public AdapterFacts {
        addresses = List.copyOf(addresses);
    }
}
