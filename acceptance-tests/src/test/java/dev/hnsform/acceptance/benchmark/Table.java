package dev.hnsform.acceptance.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, as people read it. */
final class Table {
    private final List<String> lines = new ArrayList<>();

    Table() {
        lines.add(String.format(
                Locale.ROOT, "%-52s %10s %10s %7s %7s", "what / against what", "time", "against", "ratio", "goal"));
    }

    /** A time against another one. */
    void ratio(String what, Stopwatch.Pair pair, double goal) {
        double ratio = pair.ratio();
        add(String.format(
                Locale.ROOT,
                "%-52s %8.3f s %8.3f s %7.2f %7.1f%s",
                what,
                pair.seconds(),
                pair.against(),
                ratio,
                goal,
                ratio > goal ? "  over the goal" : ""));
    }

    /** A time for comparison only. */
    void beside(String what, double seconds, double other) {
        add(String.format(Locale.ROOT, "%-52s %8.3f s %8.3f s %7.2f %7s", what, seconds, other, seconds / other, "-"));
    }

    /** A number with its goal. */
    void number(String what, double value, double goal, String unit) {
        add(String.format(
                Locale.ROOT,
                "%-52s %8.2f %s (goal %.2f)%s",
                what,
                value,
                unit,
                goal,
                value > goal ? "  over the goal" : ""));
    }

    /** Anything else. */
    void add(String line) {
        lines.add(line);
    }

    @Override
    public String toString() {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}
