package dev.hnsform.schema.net;

import java.util.Optional;

/**
 * A range of MAC addresses, both ends included; written {@code 00-15-5D-10-00-00..00-15-5D-10-0F-FF}.
 *
 * @param first the lowest address
 * @param last the highest address, not below {@code first}
 */
public record MacRange(MacAddress first, MacAddress last) implements Comparable<MacRange> {
    private static final String SEPARATOR = "..";
    private static final String EXPECTED =
            "two MAC addresses, the lower first, such as 00-15-5D-10-00-00..00-15-5D-10-0F-FF";

    /**
     * Checks the order of the ends.
     *
     * @throws NetFormatException if {@code first} is above {@code last}
     */
    public MacRange {
        if (first.compareTo(last) > 0) {
            throw NetFormatException.of(first + SEPARATOR + last, "ends before it begins", EXPECTED);
        }
    }

    /**
     * Reads two MAC addresses with {@code ..} between them.
     *
     * @throws NetFormatException if the text is no range; the message says why
     */
    public static MacRange parse(String text) {
        int separator = text.indexOf(SEPARATOR);
        if (separator < 0) {
            throw NetFormatException.of(text, "is not a range of MAC addresses: it has no '..'", EXPECTED);
        }
        return new MacRange(
                MacAddress.parse(text.substring(0, separator)),
                MacAddress.parse(text.substring(separator + SEPARATOR.length())));
    }

    /** As {@link #parse}, but empty where that throws. */
    public static Optional<MacRange> tryParse(String text) {
        int separator = text.indexOf(SEPARATOR);
        if (separator < 0) {
            return Optional.empty();
        }
        Optional<MacAddress> last = MacAddress.tryParse(text.substring(separator + SEPARATOR.length()));
        return MacAddress.tryParse(text.substring(0, separator))
                .flatMap(low -> last.filter(high -> low.compareTo(high) <= 0).map(high -> new MacRange(low, high)));
    }

    /** Whether the address is inside, ends included. */
    public boolean contains(MacAddress address) {
        return first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
    }

    /** Whether the two have an address in common. */
    public boolean overlaps(MacRange other) {
        return first.compareTo(other.last) <= 0 && other.first.compareTo(last) <= 0;
    }

    /** How many addresses the range has, at least 1. */
    public long size() {
        return last.value() - first.value() + 1;
    }

    @Override
    public int compareTo(MacRange other) {
        int order = first.compareTo(other.first);
        return order != 0 ? order : last.compareTo(other.last);
    }

    @Override
    public String toString() {
        return first + SEPARATOR + last;
    }
}
