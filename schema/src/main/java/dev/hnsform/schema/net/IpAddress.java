package dev.hnsform.schema.net;

import java.util.Optional;

/** An IPv4 or IPv6 address. IPv4 addresses sort before IPv6 ones; within a family the order is unsigned numeric. */
public sealed interface IpAddress extends Comparable<IpAddress> permits Ipv4Address, Ipv6Address {

    /**
     * Reads a dotted quad or an RFC 4291 IPv6 address.
     *
     * @throws NetFormatException if the text is neither; the message says why
     */
    static IpAddress parse(String text) {
        return text.indexOf(':') >= 0 ? Ipv6Address.parse(text) : Ipv4Address.parse(text);
    }

    /** As {@link #parse}, but empty where that throws. */
    static Optional<IpAddress> tryParse(String text) {
        return text.indexOf(':') >= 0
                ? Ipv6Address.tryParse(text).map(address -> address)
                : Ipv4Address.tryParse(text).map(address -> address);
    }

    /** Whether this is an {@link Ipv4Address}. */
    boolean isIpv4();

    /** The width of the family in bits: 32 or 128. */
    int bits();

    /**
     * The address {@code delta} after this one (before it, when negative).
     *
     * @throws ArithmeticException if that lies outside the family
     */
    IpAddress plus(long delta);

    /** Whether this is {@code 0.0.0.0} or {@code ::}. */
    boolean isUnspecified();

    /** Whether this is a loopback address: in {@code 127.0.0.0/8}, or {@code ::1}. */
    boolean isLoopback();

    /** Whether this is a multicast address: in {@code 224.0.0.0/4} or {@code ff00::/8}. */
    boolean isMulticast();

    /** Whether this is a link-local address: in {@code 169.254.0.0/16} or {@code fe80::/10}. */
    boolean isLinkLocal();

    /** This address with all but its first {@code length} bits cleared. */
    IpAddress withHostBitsCleared(int length);

    /** This address with all but its first {@code length} bits set. */
    IpAddress withHostBitsSet(int length);

    /** Whether bit {@code index} is set; 0 is the most significant one. */
    boolean bit(int index);

    @Override
    default int compareTo(IpAddress other) {
        if (this instanceof Ipv4Address left && other instanceof Ipv4Address right) {
            return Integer.compareUnsigned(left.value(), right.value());
        }
        if (this instanceof Ipv6Address left && other instanceof Ipv6Address right) {
            int order = Long.compareUnsigned(left.high(), right.high());
            return order != 0 ? order : Long.compareUnsigned(left.low(), right.low());
        }
        return isIpv4() ? -1 : 1;
    }
}
