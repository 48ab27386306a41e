package dev.hnsform.planner.step;

import org.jspecify.annotations.Nullable;

/**
 * The derived name of a step: what it does and to what, for example {@code create Network/web}, {@code add-policies Endpoint/a ACL}. Unique in a
 * plan, the same for the same plan.
 *
 * @param text the name
 */
public record StepId(String text) implements Comparable<StepId> {
    // Written out: what javac makes for a record is slow without the optimising compiler, and maps are keyed by this.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof StepId that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    @Override
    public int compareTo(StepId other) {
        return text.compareTo(other.text);
    }
}
