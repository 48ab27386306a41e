package dev.hnsform.planner.step;

/** How to take a step back, known when planning. */
public sealed interface Undo {
    /**
     * By the opposite step.
     *
     * @param step the opposite; its own undo is {@link Impossible}
     */
    record Inverse(Step step) implements Undo {}

    /**
     * Not at all.
     *
     * @param reason one sentence for people
     */
    record Impossible(String reason) implements Undo {}
}
