package dev.hnsform.hns.document;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonNumber;
import dev.hnsform.schema.json.JsonString;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One of HNS's sets of flags: named bits (hns-reference 2.2). Documents hold the sum as a number; names joined by commas are read too. */
public final class FlagTable {
    private final String name;
    private final List<String> names;

    private FlagTable(String name, List<String> names) {
        this.name = name;
        this.names = List.copyOf(names);
    }

    /** The names of the bits 1, 2, 4 and so on. */
    public static FlagTable of(String name, String... names) {
        return new FlagTable(name, Arrays.asList(names));
    }

    /** What the flags are of, for messages. */
    public String name() {
        return name;
    }

    /** The names, lowest bit first. */
    public List<String> names() {
        return names;
    }

    /**
     * The bit of a name.
     *
     * @throws IllegalArgumentException when there is no such flag
     */
    public long bit(String flag) {
        int at = names.indexOf(flag);
        if (at < 0) {
            throw new IllegalArgumentException("\"" + flag + "\" is no " + name + "; there are " + names);
        }
        return 1L << at;
    }

    /** The sum of the flags that are on. */
    public long bits(Map<String, Boolean> flags) {
        long bits = 0;
        for (Map.Entry<String, Boolean> flag : flags.entrySet()) {
            if (flag.getValue()) {
                bits |= bit(flag.getKey());
            }
        }
        return bits;
    }

    /** Whether each of these flags is on in a sum. */
    public SortedMap<String, Boolean> named(long bits, List<String> wanted) {
        SortedMap<String, Boolean> flags = new TreeMap<>();
        for (String flag : wanted) {
            flags.put(flag, (bits & bit(flag)) != 0);
        }
        return flags;
    }

    /** The sum that a document holds: a number, a number as text, or names joined by commas; empty when it is none of them. */
    public Optional<Long> bits(Json json) {
        if (json instanceof JsonNumber number) {
            return number.asLong().filter(n -> n >= 0);
        }
        if (!(json instanceof JsonString string)) {
            return Optional.empty();
        }
        Optional<Long> decimal = Tolerant.decimal(string.value());
        return decimal.isPresent() ? decimal : ofNames(string.value());
    }

    private Optional<Long> ofNames(String text) {
        long bits = 0;
        for (String part : text.split(",", -1)) {
            String word = part.strip();
            int at = 0;
            while (at < names.size() && !names.get(at).equalsIgnoreCase(word)) {
                at++;
            }
            if (at < names.size()) {
                bits |= 1L << at;
            } else if (!word.isEmpty() && !word.equalsIgnoreCase("None")) {
                return Optional.empty();
            }
        }
        return Optional.of(bits);
    }

    @Override
    public String toString() {
        return name + names;
    }
}
