package dev.hnsform.schema.declaration;

import java.util.ArrayList;
import java.util.List;

/**
 * A range of tool versions: comparisons that all must hold, such as {@code >=0.1, <1.0}.
 *
 * @param text as it was written
 * @param bounds the comparisons
 */
public record VersionRange(String text, List<Bound> bounds) {
    private static final List<String> OPERATORS = List.of(">=", "<=", "!=", ">", "<", "=");

    /**
     * One comparison.
     *
     * @param operator {@code >=}, {@code <=}, {@code !=}, {@code >}, {@code <} or {@code =}
     * @param version up to three numbers
     */
    public record Bound(String operator, List<Integer> version) {
        /** Copies the list. */
        public Bound {
            version = List.copyOf(version);
        }

        boolean holds(List<Integer> tool) {
            int order = compare(tool, version);
            return switch (operator) {
                case ">=" -> order >= 0;
                case "<=" -> order <= 0;
                case "!=" -> order != 0;
                case ">" -> order > 0;
                case "<" -> order < 0;
                default -> order == 0;
            };
        }
    }

    /** Copies the list. */
    public VersionRange {
        bounds = List.copyOf(bounds);
    }

    /**
     * Reads a range.
     *
     * @throws IllegalArgumentException when the text is none; the message is fit for a user
     */
    public static VersionRange parse(String text) {
        List<Bound> bounds = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String comparison = part.strip();
            String operator = OPERATORS.stream()
                    .filter(comparison::startsWith)
                    .findFirst()
                    .orElse("");
            List<Integer> version =
                    numbers(comparison.substring(operator.length()).strip());
            if (version.isEmpty()) {
                throw new IllegalArgumentException(
                        "\"" + text + "\" is no range of versions; write comparisons such as >=0.1 or >=0.1, <1.0");
            }
            bounds.add(new Bound(operator.isEmpty() ? "=" : operator, version));
        }
        return new VersionRange(text, bounds);
    }

    /** Whether a tool version is in the range; what follows a {@code -} or {@code +} in it does not count. */
    public boolean contains(String toolVersion) {
        List<Integer> tool = numbers(toolVersion.split("[-+]", 2)[0]);
        return bounds.stream().allMatch(bound -> bound.holds(tool));
    }

    /** One to three numbers joined by dots; empty when the text is something else. */
    private static List<Integer> numbers(String text) {
        List<Integer> numbers = new ArrayList<>();
        for (String number : text.split("\\.", -1)) {
            if (number.isEmpty() || number.length() > 6 || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return List.of();
            }
            numbers.add(Integer.parseInt(number));
        }
        return numbers.size() > 3 ? List.of() : numbers;
    }

    private static int compare(List<Integer> left, List<Integer> right) {
        for (int i = 0; i < 3; i++) {
            int order = Integer.compare(i < left.size() ? left.get(i) : 0, i < right.size() ? right.get(i) : 0);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
