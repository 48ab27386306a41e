package dev.hnsform.schema.net;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An IPv6 address. Reads every form of RFC 4291 section 2.2, without zone ids; prints the one form of RFC 5952, with a
 * dotted quad only for IPv4-mapped addresses.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record Ipv6Address(long high, long low) implements IpAddress {
    private static final String EXPECTED =
            "up to eight groups of one to four hexadecimal digits with at most one '::', such as fd00:10::1f";
    private static final int GROUPS = 8;

    /**
     * Reads an IPv6 address.
     *
     * @throws NetFormatException if the text is anything else; the message says why
     */
    public static Ipv6Address parse(String text) {
        Ipv6Address address = parseOrNull(text);
        if (address == null) {
            throw NetFormatException.of(text, "is not an IPv6 address: " + fault(text), EXPECTED);
        }
        return address;
    }

    /** As {@link #parse}, but empty where that throws. */
    public static Optional<Ipv6Address> tryParse(String text) {
        return Optional.ofNullable(parseOrNull(text));
    }

    private static @Nullable Ipv6Address parseOrNull(String text) {
        int end = text.length();
        long high = 0; // groups before '::', or all of them, as a 128-bit shift register
        long low = 0;
        long headHigh = 0;
        long headLow = 0;
        int groups = 0;
        int headGroups = -1; // groups before '::', -1 while none was seen
        int i = 0;
        if (end >= 2 && text.charAt(0) == ':' && text.charAt(1) == ':') {
            headGroups = 0;
            i = 2;
        }
        while (i < end) {
            int start = i;
            int group = 0;
            int digit;
            while (i < end && (digit = Hex.digit(text.charAt(i))) >= 0) {
                if (i - start == 4) {
                    return null;
                }
                group = group << 4 | digit;
                i++;
            }
            if (i < end && text.charAt(i) == '.') {
                long quad = groups <= GROUPS - 2 ? Ipv4Address.scan(text, start, end) : -1;
                if (quad < 0) {
                    return null;
                }
                high = high << 32 | low >>> 32;
                low = low << 32 | quad;
                groups += 2;
                break;
            }
            if (i == start || groups == GROUPS) {
                return null;
            }
            high = high << 16 | low >>> 48;
            low = low << 16 | group;
            groups++;
            if (i == end) {
                break;
            }
            if (text.charAt(i) != ':' || ++i == end) {
                return null;
            }
            if (text.charAt(i) == ':') {
                if (headGroups >= 0) {
                    return null;
                }
                headGroups = groups;
                headHigh = high;
                headLow = low;
                high = 0;
                low = 0;
                i++;
            }
        }
        if (headGroups < 0) {
            return groups == GROUPS ? new Ipv6Address(high, low) : null;
        }
        if (groups >= GROUPS) {
            return null;
        }
        int shift = 16 * (GROUPS - headGroups);
        return new Ipv6Address(high | leftHigh(headHigh, headLow, shift), low | leftLow(headLow, shift));
    }

    private static long leftHigh(long high, long low, int shift) {
        if (shift >= 128) {
            return 0;
        }
        return shift >= 64 ? low << (shift - 64) : shift == 0 ? high : high << shift | low >>> (64 - shift);
    }

    private static long leftLow(long low, int shift) {
        return shift >= 64 ? 0 : low << shift;
    }

    private static String fault(String text) {
        if (text.indexOf('%') >= 0) {
            return "it has a zone id, which has no meaning here";
        }
        if (text.isEmpty()) {
            return "it is empty";
        }
        int doubles = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                return "its IPv4 part is not four decimal numbers 0 to 255 in place of the last two groups";
            }
            if (c != ':' && Hex.digit(c) < 0) {
                return "it holds the character '" + NetFormatException.visible(c) + "'";
            }
            digits = c == ':' ? 0 : digits + 1;
            if (digits > 4) {
                return "it has a group of more than four digits";
            }
            if (text.startsWith(":::", i)) {
                return "it has ':::'";
            }
            doubles += text.startsWith("::", i) ? 1 : 0;
        }
        if (doubles > 1) {
            return "it has more than one '::'";
        }
        if (text.charAt(0) == ':' && doubles == 0 || text.endsWith(":") && !text.endsWith("::")) {
            return "it begins or ends with a single ':'";
        }
        return doubles == 1
                ? "it has a '::' and eight groups or more"
                : "it does not have eight groups and has no '::'";
    }

    @Override
    public boolean isIpv4() {
        return false;
    }

    @Override
    public int bits() {
        return 128;
    }

    @Override
    public Ipv6Address plus(long delta) {
        long sum = low + delta;
        long top = high;
        if (delta >= 0 && Long.compareUnsigned(sum, low) < 0) {
            top++;
            if (top == 0) {
                throw outside(delta);
            }
        } else if (delta < 0 && Long.compareUnsigned(sum, low) > 0) {
            if (top == 0) {
                throw outside(delta);
            }
            top--;
        }
        return new Ipv6Address(top, sum);
    }

    private ArithmeticException outside(long delta) {
        return new ArithmeticException(this + " + " + delta + " is outside the IPv6 addresses");
    }

    @Override
    public boolean isUnspecified() {
        return high == 0 && low == 0;
    }

    @Override
    public boolean isLoopback() {
        return high == 0 && low == 1;
    }

    @Override
    public boolean isMulticast() {
        return high >>> 56 == 0xFF;
    }

    @Override
    public boolean isLinkLocal() {
        return high >>> 54 == 0xFE80 >>> 6;
    }

    @Override
    public Ipv6Address withHostBitsCleared(int length) {
        return new Ipv6Address(high & highMask(length), low & lowMask(length));
    }

    @Override
    public Ipv6Address withHostBitsSet(int length) {
        return new Ipv6Address(high | ~highMask(length), low | ~lowMask(length));
    }

    @Override
    public boolean bit(int index) {
        return ((index < 64 ? high >>> (63 - index) : low >>> (127 - index)) & 1) != 0;
    }

    private static long highMask(int length) {
        return length >= 64 ? -1 : length == 0 ? 0 : -1L << (64 - length);
    }

    private static long lowMask(int length) {
        return length <= 64 ? 0 : -1L << (128 - length);
    }

    private int group(int index) {
        return (int) ((index < 4 ? high >>> (48 - 16 * index) : low >>> (112 - 16 * index)) & 0xFFFF);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(39);
        if (high == 0 && low >>> 32 == 0xFFFF) {
            Ipv4Address.appendTo(text.append("::ffff:"), (int) low);
            return text.toString();
        }
        int zerosFrom = -1;
        int zeros =
                1; // zerosFrom + zeros is 0 while there is no run: no separator before the first group; a single zero
        // group is never shortened
        for (int i = 0; i < GROUPS; i++) {
            int run = 0;
            while (i + run < GROUPS && group(i + run) == 0) {
                run++;
            }
            if (run > zeros) {
                zeros = run;
                zerosFrom = i;
            }
            i += run;
        }
        for (int i = 0; i < GROUPS; i++) {
            if (i == zerosFrom) {
                text.append("::");
                i += zeros - 1;
            } else {
                if (i > 0 && i != zerosFrom + zeros) {
                    text.append(':');
                }
                text.append(Integer.toHexString(group(i)));
            }
        }
        return text.toString();
    }
}
