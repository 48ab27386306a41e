package dev.hnsform.planner.step;

/**
 * The derived name of a step: what it does and to what, for example {@code create Network/web}, {@code add-policies Endpoint/a ACL}. Unique in a
 * plan, the same for the same plan.
 *
 * @param text the name
 */
public record StepId(String text) implements Comparable<StepId> {
    @Override
    public String toString() {
        return text;
    }

    @Override
    public int compareTo(StepId other) {
        return text.compareTo(other.text);
    }
}
