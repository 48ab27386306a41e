package dev.hnsform.schema.net;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A range of transport ports, both ends included; written {@code 80} or {@code 8000-8010}.
 *
 * @param first the lowest port, 0 to 65535
 * @param last the highest port, {@code first} to 65535
 */
public record PortRange(int first, int last) implements Comparable<PortRange> {
    private static final int LARGEST = 65535;
    private static final String EXPECTED = "a port 0 to 65535 or a range with the lower port first, such as 8000-8010";

    /**
     * Checks both ends and their order.
     *
     * @throws NetFormatException if a port is out of range or {@code first} is above {@code last}
     */
    public PortRange {
        if (first < 0 || first > LARGEST || last < 0 || last > LARGEST) {
            throw NetFormatException.of(text(first, last), "holds a port outside 0 to 65535", EXPECTED);
        }
        if (first > last) {
            throw NetFormatException.of(text(first, last), "ends before it begins", EXPECTED);
        }
    }

    /** The range of a single port. */
    public static PortRange of(int port) {
        return new PortRange(port, port);
    }

    /**
     * Reads a port or a range.
     *
     * @throws NetFormatException if the text is neither; the message says why
     */
    public static PortRange parse(String text) {
        int dash = text.indexOf('-');
        int first = scan(text, 0, dash < 0 ? text.length() : dash);
        int last = dash < 0 ? first : scan(text, dash + 1, text.length());
        if (first < 0 || last < 0) {
            throw NetFormatException.of(text, "is not a port or a range of ports", EXPECTED);
        }
        return new PortRange(first, last);
    }

    /** As {@link #parse}, but empty where that throws. */
    public static Optional<PortRange> tryParse(String text) {
        int dash = text.indexOf('-');
        int first = scan(text, 0, dash < 0 ? text.length() : dash);
        int last = dash < 0 ? first : scan(text, dash + 1, text.length());
        return first < 0 || last > LARGEST || first > last ? Optional.empty() : Optional.of(new PortRange(first, last));
    }

    /** A number of one to five digits without leading zeros, or -1. */
    private static int scan(String text, int from, int to) {
        if (to - from < 1 || to - from > 5 || to - from > 1 && text.charAt(from) == '0') {
            return -1;
        }
        int port = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            port = port * 10 + c - '0';
        }
        return port;
    }

    /** Whether the port is inside, ends included. */
    public boolean contains(int port) {
        return first <= port && port <= last;
    }

    /** Whether the two have a port in common. */
    public boolean overlaps(PortRange other) {
        return first <= other.last && other.first <= last;
    }

    /** Whether this is one port. */
    public boolean isSingle() {
        return first == last;
    }

    /** How many ports the range has, at least 1. */
    public int size() {
        return last - first + 1;
    }

    @Override
    public int compareTo(PortRange other) {
        return first != other.first ? Integer.compare(first, other.first) : Integer.compare(last, other.last);
    }

    // Written out, as in other values that maps are keyed by: what javac makes for a record is slow without the
    // optimising compiler.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof PortRange that && first == that.first && last == that.last;
    }

    @Override
    public int hashCode() {
        return 31 * first + last;
    }

    @Override
    public String toString() {
        return text(first, last);
    }

    private static String text(int first, int last) {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}
