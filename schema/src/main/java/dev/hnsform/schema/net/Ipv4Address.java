package dev.hnsform.schema.net;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 address, written as a strict dotted quad: four decimal numbers 0 to 255, without leading zeros.
 *
 * @param value the 32 bits, the first number of the quad in the most significant byte
 */
public record Ipv4Address(int value) implements IpAddress {
    private static final String EXPECTED = "four decimal numbers 0 to 255 without leading zeros, such as 172.22.0.10";
    private static final long NONE = -1;

    /**
     * Reads a dotted quad.
     *
     * @throws NetFormatException if the text is anything else; the message says why
     */
    public static Ipv4Address parse(String text) {
        long bits = scan(text, 0, text.length());
        if (bits == NONE) {
            throw NetFormatException.of(text, "is not an IPv4 address: " + fault(text), EXPECTED);
        }
        return new Ipv4Address((int) bits);
    }

    /** As {@link #parse}, but empty where that throws. */
    public static Optional<Ipv4Address> tryParse(String text) {
        long bits = scan(text, 0, text.length());
        return bits == NONE ? Optional.empty() : Optional.of(new Ipv4Address((int) bits));
    }

    /** The 32 bits of the quad in {@code text[from, to)}, or -1 when that is not a strict quad. */
    static long scan(String text, int from, int to) {
        long bits = 0;
        int parts = 0;
        int i = from;
        while (true) {
            int start = i;
            int part = 0;
            while (i < to && i - start < 3 && isDigit(text.charAt(i))) {
                part = part * 10 + text.charAt(i) - '0';
                i++;
            }
            if (i == start || part > 255 || text.charAt(start) == '0' && i - start > 1) {
                return NONE;
            }
            bits = bits << 8 | part;
            if (++parts == 4) {
                return i == to ? bits : NONE;
            }
            if (i == to || text.charAt(i++) != '.') {
                return NONE;
            }
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String fault(String text) {
        if (text.isEmpty()) {
            return "it is empty";
        }
        int numbers = 1;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? '.' : text.charAt(i);
            if (c == '.') {
                String number = text.substring(start, i);
                if (number.isEmpty()) {
                    return "it has an empty number";
                }
                if (number.length() > 3 && number.charAt(0) != '0'
                        || number.length() == 3 && Integer.parseInt(number) > 255) {
                    return NetFormatException.quote(number) + " is larger than 255";
                }
                if (number.charAt(0) == '0' && number.length() > 1) {
                    return NetFormatException.quote(number) + " has a leading zero";
                }
                start = i + 1;
                numbers += i == text.length() ? 0 : 1;
            } else if (!isDigit(c)) {
                return "it holds the character '" + NetFormatException.visible(c) + "'";
            }
        }
        return "it has " + numbers + (numbers == 1 ? " number" : " numbers");
    }

    @Override
    public boolean isIpv4() {
        return true;
    }

    @Override
    public int bits() {
        return 32;
    }

    @Override
    public Ipv4Address plus(long delta) {
        long sum = Math.addExact(Integer.toUnsignedLong(value), delta);
        if (sum < 0 || sum > 0xFFFF_FFFFL) {
            throw new ArithmeticException(this + " + " + delta + " is outside the IPv4 addresses");
        }
        return new Ipv4Address((int) sum);
    }

    @Override
    public boolean isUnspecified() {
        return value == 0;
    }

    @Override
    public boolean isLoopback() {
        return value >>> 24 == 127;
    }

    @Override
    public boolean isMulticast() {
        return value >>> 28 == 0xE;
    }

    @Override
    public boolean isLinkLocal() {
        return value >>> 16 == 0xA9FE;
    }

    @Override
    public Ipv4Address withHostBitsCleared(int length) {
        return new Ipv4Address(value & mask(length));
    }

    @Override
    public Ipv4Address withHostBitsSet(int length) {
        return new Ipv4Address(value | ~mask(length));
    }

    @Override
    public boolean bit(int index) {
        return (value >>> (31 - index) & 1) != 0;
    }

    private static int mask(int length) {
        return length == 0 ? 0 : -1 << (32 - length);
    }

    // Written out, as in other values that maps are keyed by: what javac makes for a record is slow without the
    // optimising compiler.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof Ipv4Address that && value == that.value;
    }

    @Override
    public int hashCode() {
        return value;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(15);
        appendTo(text, value);
        return text.toString();
    }

    static void appendTo(StringBuilder text, int value) {
        text.append(value >>> 24)
                .append('.')
                .append(value >>> 16 & 0xFF)
                .append('.')
                .append(value >>> 8 & 0xFF)
                .append('.')
                .append(value & 0xFF);
    }
}
