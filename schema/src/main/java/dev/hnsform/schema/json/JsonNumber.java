package dev.hnsform.schema.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON number, exact. Integers in the range of {@code long} are equal by value; all others are kept, compared and
 * written as they were spelt, so that neither uint64 values nor decimals lose a digit ({@code 1} and {@code 1.0} differ).
 */
public final class JsonNumber implements Json {
    private static final int SMALLEST_SHARED = -1;
    private static final int LARGEST_SHARED = 1023;
    private static final JsonNumber[] SHARED = new JsonNumber[LARGEST_SHARED - SMALLEST_SHARED + 1];

    static {
        for (int i = 0; i < SHARED.length; i++) {
            SHARED[i] = new JsonNumber(i + SMALLEST_SHARED, null);
        }
    }

    private final long value;
    /** The spelling, or null when the number is {@link #value}. */
    private final @Nullable String text;

    private JsonNumber(long value, @Nullable String text) {
        this.value = value;
        this.text = text;
    }

    /** The number of a {@code long}. */
    public static JsonNumber of(long value) {
        return value >= SMALLEST_SHARED && value <= LARGEST_SHARED
                ? SHARED[(int) value - SMALLEST_SHARED]
                : new JsonNumber(value, null);
    }

    /** The number of the 64 bits read as an unsigned value. */
    public static JsonNumber ofUnsigned(long bits) {
        return bits >= 0 ? of(bits) : new JsonNumber(0, Long.toUnsignedString(bits));
    }

    /** The number of an integer of any size. */
    public static JsonNumber of(BigInteger value) {
        return value.bitLength() < Long.SIZE ? of(value.longValue()) : new JsonNumber(0, value.toString());
    }

    /** The number of a decimal, spelt as {@link BigDecimal#toString} does. */
    public static JsonNumber of(BigDecimal value) {
        String text = value.toString();
        return isIntegerText(text) ? of(value.toBigIntegerExact()) : new JsonNumber(0, text);
    }

    /** The number of a text that a JSON parser has accepted as one. */
    static JsonNumber ofAccepted(String text) {
        if (!isIntegerText(text)) {
            return new JsonNumber(0, text);
        }
        int digits = text.charAt(0) == '-' ? text.length() - 1 : text.length();
        if (digits <= 18) {
            return of(Long.parseLong(text));
        }
        return digits > 19 ? new JsonNumber(0, text) : of(new BigInteger(text));
    }

    private static boolean isIntegerText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '-' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    /** Whether {@link #longValue} has an answer. */
    public boolean isLong() {
        return text == null;
    }

    /**
     * The integer.
     *
     * @throws ArithmeticException if the number is spelt as a decimal or is outside the range of {@code long}
     */
    public long longValue() {
        if (text != null) {
            throw new ArithmeticException(this + " is not a 64-bit signed integer");
        }
        return value;
    }

    /** The integer, or empty where {@link #longValue} throws. */
    public Optional<Long> asLong() {
        return text == null ? Optional.of(value) : Optional.empty();
    }

    /** The integer in the range of {@code int}, or empty. */
    public Optional<Integer> asInt() {
        return text == null && value == (int) value ? Optional.of((int) value) : Optional.empty();
    }

    /** The 64 bits of an integer 0 to 2^64-1, to be read as unsigned, or empty. */
    public Optional<Long> asUnsignedLong() {
        if (text == null) {
            return value >= 0 ? Optional.of(value) : Optional.empty();
        }
        if (text.length() > 20 || text.charAt(0) == '-' || !isIntegerText(text)) {
            return Optional.empty();
        }
        BigInteger integer = new BigInteger(text);
        return integer.bitLength() <= Long.SIZE ? Optional.of(integer.longValue()) : Optional.empty();
    }

    /** The nearest {@code double}; infinite when the number is too large for one. */
    public double doubleValue() {
        return text == null ? value : Double.parseDouble(text);
    }

    /** The JSON text. */
    public String text() {
        return text == null ? Long.toString(value) : text;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitNumber(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof JsonNumber that)) {
            return false;
        }
        return text == null ? that.text == null && value == that.value : text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text == null ? Long.hashCode(value) : text.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
