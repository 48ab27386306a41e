package dev.hnsform.schema.net;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A GUID. Reads 8-4-4-4-12 hexadecimal digits in any case, with or without braces; prints lower case without braces.
 * Sorts as its text does.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record Guid(long high, long low) implements Comparable<Guid> {
    /** The GUID of zeros, which HNS writes where there is none. */
    public static final Guid ZERO = new Guid(0, 0);

    private static final int LENGTH = 36;
    private static final String EXPECTED =
            "8-4-4-4-12 hexadecimal digits, such as 6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10";

    /**
     * Reads a GUID.
     *
     * @throws NetFormatException if the text is none
     */
    public static Guid parse(String text) {
        int from = start(text);
        if (from < 0) {
            throw NetFormatException.of(text, "is not a GUID", EXPECTED);
        }
        return new Guid(high(text, from), low(text, from));
    }

    /** As {@link #parse}, but empty where that throws. */
    public static Optional<Guid> tryParse(String text) {
        int from = start(text);
        return from < 0 ? Optional.empty() : Optional.of(new Guid(high(text, from), low(text, from)));
    }

    /** The GUID with the bits of a {@link UUID}. */
    public static Guid of(UUID uuid) {
        return new Guid(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    /** Where the digits of a well-formed text begin, or -1 when it is malformed. */
    private static int start(String text) {
        int from = 0;
        if (text.length() == LENGTH + 2 && text.charAt(0) == '{' && text.charAt(LENGTH + 1) == '}') {
            from = 1;
        } else if (text.length() != LENGTH) {
            return -1;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(from + i);
            if (i == 8 || i == 13 || i == 18 || i == 23 ? c != '-' : Hex.digit(c) < 0) {
                return -1;
            }
        }
        return from;
    }

    private static long high(String text, int from) {
        return bits(text, from, from + 18);
    }

    private static long low(String text, int from) {
        return bits(text, from + 19, from + LENGTH);
    }

    private static long bits(String text, int from, int to) {
        long bits = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c != '-') {
                bits = bits << 4 | Hex.digit(c);
            }
        }
        return bits;
    }

    /** The same bits as a {@link UUID}. */
    public UUID asUuid() {
        return new UUID(high, low);
    }

    /** Whether this is {@link #ZERO}. */
    public boolean isZero() {
        return high == 0 && low == 0;
    }

    /** The text in upper case without braces, the spelling of HNS's v1 documents. */
    public String toWindowsString() {
        return upperCase();
    }

    // Written out, as in other values that maps are keyed by: what javac makes for a record is slow without the
    // optimising compiler.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof Guid that && high == that.high && low == that.low;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(high) + Long.hashCode(low);
    }

    @Override
    public int compareTo(Guid other) {
        int order = Long.compareUnsigned(high, other.high);
        return order != 0 ? order : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        return new UUID(high, low).toString(); // the platform's is much faster than anything written here
    }

    private String upperCase() {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < 32; i++) {
            if (i == 8 || i == 12 || i == 16 || i == 20) {
                text.append('-');
            }
            int nibble = (int) ((i < 16 ? high : low) >>> (60 - 4 * (i % 16)));
            text.append(Hex.upper(nibble));
        }
        return text.toString();
    }
}
