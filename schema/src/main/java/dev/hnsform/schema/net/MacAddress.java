package dev.hnsform.schema.net;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A 48-bit MAC address. Reads pairs joined by dashes or by colons, or twelve bare digits, in any case; prints
 * {@code 00-15-5D-10-00-0A}, as HNS does.
 *
 * @param value the 48 bits, 0 to {@code 0xFFFFFFFFFFFF}
 */
public record MacAddress(long value) implements Comparable<MacAddress> {
    private static final long LARGEST = 0xFFFF_FFFF_FFFFL;
    private static final long NONE = -1;
    private static final String EXPECTED = "six pairs of hexadecimal digits, such as 00-15-5D-10-00-0A";

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if more than 48 bits are used
     */
    public MacAddress {
        if (value < 0 || value > LARGEST) {
            throw new IllegalArgumentException(
                    "0x" + Long.toHexString(value) + " is not a MAC address; expected 48 bits");
        }
    }

    /**
     * Reads a MAC address.
     *
     * @throws NetFormatException if the text is none
     */
    public static MacAddress parse(String text) {
        long value = scan(text);
        if (value == NONE) {
            throw NetFormatException.of(text, "is not a MAC address", EXPECTED);
        }
        return new MacAddress(value);
    }

    /** As {@link #parse}, but empty where that throws. */
    public static Optional<MacAddress> tryParse(String text) {
        long value = scan(text);
        return value == NONE ? Optional.empty() : Optional.of(new MacAddress(value));
    }

    private static long scan(String text) {
        int step = text.length() == 17 ? 3 : text.length() == 12 ? 2 : 0;
        if (step == 0) {
            return NONE;
        }
        char separator = text.charAt(2);
        if (step == 3 && separator != '-' && separator != ':') {
            return NONE;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i += step) {
            int high = Hex.digit(text.charAt(i));
            int low = Hex.digit(text.charAt(i + 1));
            if (high < 0 || low < 0 || step == 3 && i > 0 && text.charAt(i - 1) != separator) {
                return NONE;
            }
            value = value << 8 | high << 4 | low;
        }
        return value;
    }

    /** Whether this names a group of stations (also true for the broadcast address). */
    public boolean isMulticast() {
        return (value >>> 40 & 1) != 0;
    }

    /** Whether this is {@code 00-00-00-00-00-00}. */
    public boolean isZero() {
        return value == 0;
    }

    /**
     * The address {@code delta} after this one (before it, when negative).
     *
     * @throws ArithmeticException if that needs more than 48 bits
     */
    public MacAddress plus(long delta) {
        long sum = Math.addExact(value, delta);
        if (sum < 0 || sum > LARGEST) {
            throw new ArithmeticException(this + " + " + delta + " is outside the MAC addresses");
        }
        return new MacAddress(sum);
    }

    @Override
    public int compareTo(MacAddress other) {
        return Long.compare(value, other.value);
    }

    // Written out, as in other values that maps are keyed by: what javac makes for a record is slow without the
    // optimising compiler.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof MacAddress that && value == that.value;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(value);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(17);
        for (int shift = 44; shift >= 0; shift -= 4) {
            text.append(Hex.upper((int) (value >>> shift)));
            if (shift % 8 == 0 && shift > 0) {
                text.append('-');
            }
        }
        return text.toString();
    }
}
