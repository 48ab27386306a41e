package dev.hnsform.schema.net;

import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A prefix in CIDR notation; its host bits are zero. Sorts by first address, then shortest prefix first, so that a
 * prefix stands directly before the prefixes inside it.
 *
 * @param address the first address of the prefix
 * @param length how many leading bits are fixed: 0 to 32, or 0 to 128
 */
public record IpPrefix(IpAddress address, int length) implements Comparable<IpPrefix> {
    private static final String EXPECTED = "an address, '/' and a length, such as 172.22.0.0/16 or fd00:10::/64";

    /**
     * Checks the length and that no host bit is set.
     *
     * @throws NetFormatException if either does not hold; for set host bits the message suggests the right prefix
     */
    public IpPrefix {
        requireLength(address, length);
        IpAddress network = address.withHostBitsCleared(length);
        if (!network.equals(address)) {
            throw new NetFormatException(
                    address + "/" + length + " has host bits set; did you mean " + network + "/" + length + "?");
        }
    }

    /**
     * The prefix of this length that holds the address: host bits are cleared.
     *
     * @throws NetFormatException if the length is not one of the address's family
     */
    public static IpPrefix of(IpAddress address, int length) {
        requireLength(address, length);
        return new IpPrefix(address.withHostBitsCleared(length), length);
    }

    private static void requireLength(IpAddress address, int length) {
        if (length < 0 || length > address.bits()) {
            throw new NetFormatException(address + "/" + length + " has the length " + length + "; expected 0 to "
                    + address.bits() + (address.isIpv4() ? " for IPv4" : " for IPv6"));
        }
    }

    /**
     * Reads {@code address/length} strictly.
     *
     * @throws NetFormatException if the text is not a prefix, or host bits are set; the message says why
     */
    public static IpPrefix parse(String text) {
        int slash = slash(text);
        return new IpPrefix(IpAddress.parse(text.substring(0, slash)), parseLength(text, slash));
    }

    /**
     * Reads {@code address/length} and clears the host bits, for what a host reports (10.1.0.4/24).
     *
     * @throws NetFormatException if the text is not an address and a length
     */
    public static IpPrefix parseMasking(String text) {
        int slash = slash(text);
        return of(IpAddress.parse(text.substring(0, slash)), parseLength(text, slash));
    }

    /** As {@link #parse}, but empty where that throws. */
    public static Optional<IpPrefix> tryParse(String text) {
        int slash = text.indexOf('/');
        int length = slash < 0 ? -1 : scanLength(text, slash);
        if (length < 0) {
            return Optional.empty();
        }
        IpAddress address = IpAddress.tryParse(text.substring(0, slash)).orElse(null);
        return Optional.ofNullable(strictOrNull(address, length));
    }

    private static @Nullable IpPrefix strictOrNull(@Nullable IpAddress address, int length) {
        return address == null
                        || length > address.bits()
                        || !address.withHostBitsCleared(length).equals(address)
                ? null
                : new IpPrefix(address, length);
    }

    private static int slash(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw NetFormatException.of(text, "is not a prefix: it has no '/'", EXPECTED);
        }
        return slash;
    }

    private static int parseLength(String text, int slash) {
        int length = scanLength(text, slash);
        if (length < 0) {
            String found = NetFormatException.quote(text.substring(slash + 1));
            throw NetFormatException.of(text, "is not a prefix: " + found + " is not a prefix length", EXPECTED);
        }
        return length;
    }

    /** The decimal number behind the slash, up to three digits and without leading zeros, or -1. */
    private static int scanLength(String text, int slash) {
        int digits = text.length() - slash - 1;
        if (digits < 1 || digits > 3 || digits > 1 && text.charAt(slash + 1) == '0') {
            return -1;
        }
        int length = 0;
        for (int i = slash + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            length = length * 10 + c - '0';
        }
        return length;
    }

    /** Whether this is an IPv4 prefix. */
    public boolean isIpv4() {
        return address.isIpv4();
    }

    /** Whether this is {@code 0.0.0.0/0} or {@code ::/0}. */
    public boolean isDefaultRoute() {
        return length == 0;
    }

    /** The first address: the network address. */
    public IpAddress first() {
        return address;
    }

    /** The last address: the broadcast address of an IPv4 subnet. */
    public IpAddress last() {
        return address.withHostBitsSet(length);
    }

    /** How many addresses the prefix has. */
    public BigInteger size() {
        return BigInteger.ONE.shiftLeft(address.bits() - length);
    }

    /** Whether the address is of this family and inside this prefix. */
    public boolean contains(IpAddress other) {
        return other.isIpv4() == address.isIpv4()
                && other.withHostBitsCleared(length).equals(address);
    }

    /** Whether every address of {@code other} is inside this prefix; true for itself. */
    public boolean contains(IpPrefix other) {
        return other.length >= length && contains(other.address);
    }

    /** Whether the two have an address in common; one then contains the other. */
    public boolean overlaps(IpPrefix other) {
        return contains(other) || other.contains(this);
    }

    /**
     * The {@code index}-th prefix of the given length inside this one, counted from 0.
     *
     * @throws IllegalArgumentException if the length is shorter than this one's or no length of the family, or there is
     *     no such prefix
     */
    public IpPrefix subnet(int newLength, long index) {
        if (newLength < length || newLength > address.bits()) {
            throw new IllegalArgumentException(
                    "no /" + newLength + " in " + this + "; expected " + length + " to " + address.bits());
        }
        int added = newLength - length;
        if (index < 0 || added < 63 && index >= 1L << added) {
            throw new IllegalArgumentException("no /" + newLength + " number " + index + " in " + this);
        }
        return new IpPrefix(offset(index, address.bits() - newLength), newLength);
    }

    private IpAddress offset(long index, int shift) {
        if (address instanceof Ipv6Address v6) {
            long high = shift >= 64 ? index << (shift - 64) : shift == 0 ? 0 : index >>> (64 - shift);
            long low = shift >= 64 ? 0 : index << shift;
            return new Ipv6Address(v6.high() | high, v6.low() | low);
        }
        return shift >= 32 ? address : address.plus(index << shift);
    }

    @Override
    public int compareTo(IpPrefix other) {
        int order = address.compareTo(other.address);
        return order != 0 ? order : Integer.compare(length, other.length);
    }

    // Written out, as in other values that maps are keyed by: what javac makes for a record is slow without the
    // optimising compiler.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof IpPrefix that && length == that.length && address.equals(that.address);
    }

    @Override
    public int hashCode() {
        return 31 * address.hashCode() + length;
    }

    @Override
    public String toString() {
        return address + "/" + length;
    }
}
