package dev.hnsform.schema.diagnostic;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean": the nearest of the real alternatives, by edit distance with transpositions (Damerau-Levenshtein), else the one that was written on. */
public final class Suggestions {
    private static final int LONGEST = 64;

    private Suggestions() {}

    /** The alternative that is nearest to what was written, when one is near enough; the first of equally near ones. */
    public static Optional<String> nearest(String written, Collection<String> alternatives) {
        if (written.isEmpty() || written.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = written.toLowerCase(Locale.ROOT);
        String best = "";
        int bestDistance = 1 + Math.max(1, written.length() / 3);
        for (String alternative : alternatives) {
            if (Math.abs(alternative.length() - written.length()) < bestDistance) {
                int distance = distance(wanted, alternative.toLowerCase(Locale.ROOT));
                if (distance < bestDistance) {
                    bestDistance = distance;
                    best = alternative;
                }
            }
        }
        if (best.isEmpty()) {
            best = extended(wanted, alternatives);
        }
        return best.isEmpty() || best.equals(written) ? Optional.empty() : Optional.of(best);
    }

    /** The longest alternative that was written on with more letters, such as In for Inbound; empty when there is none. */
    private static String extended(String wanted, Collection<String> alternatives) {
        String longest = "";
        for (String alternative : alternatives) {
            if (alternative.length() > Math.max(1, longest.length())
                    && wanted.startsWith(alternative.toLowerCase(Locale.ROOT))) {
                longest = alternative;
            }
        }
        return longest;
    }

    /** {@code Did you mean "gateway"?}, when one alternative is near enough. */
    public static Optional<String> didYouMean(String written, Collection<String> alternatives) {
        return nearest(written, alternatives).map(best -> "Did you mean \"" + best + "\"?");
    }

    /** How many insertions, deletions, substitutions and swaps of neighbours turn one text into the other. */
    static int distance(String left, String right) {
        int[] twoAbove = new int[right.length() + 1];
        int[] above = new int[right.length() + 1];
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + change);
                if (i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1)) {
                    row[j] = Math.min(row[j], twoAbove[j - 2] + 1);
                }
            }
            int[] free = twoAbove;
            twoAbove = above;
            above = row;
            row = free;
        }
        return above[right.length()];
    }
}
