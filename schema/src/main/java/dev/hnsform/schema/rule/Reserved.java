package dev.hnsform.schema.rule;

import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;

/** Addresses that a prefix keeps for itself. */
final class Reserved {
    private Reserved() {}

    /** Whether it is the first address of a prefix that has more than two. */
    static boolean isNetworkAddress(IpPrefix prefix, IpAddress address) {
        return prefix.length() < address.bits() - 1 && address.equals(prefix.first());
    }

    /** Whether it is the last address of an IPv4 prefix that has more than two. */
    static boolean isBroadcastAddress(IpPrefix prefix, IpAddress address) {
        return address.isIpv4() && prefix.length() < address.bits() - 1 && address.equals(prefix.last());
    }
}
