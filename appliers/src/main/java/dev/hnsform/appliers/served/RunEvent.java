package dev.hnsform.appliers.served;

import dev.hnsform.appliers.journal.Mark;
import dev.hnsform.schema.diagnostic.ToolException;
import dev.hnsform.statestore.history.HistoryOutcome;
import java.util.List;

/** What whoever follows a run is told of it. The last one is {@link Settled} or {@link Failed}. */
sealed interface RunEvent {
    /**
     * What {@link dev.hnsform.appliers.applier.RunListener} hears of steps.
     *
     * @param mark as a journal has it, but that taking a step back bears the id of the inverse step
     */
    record Heard(Mark mark) implements RunEvent {}

    /**
     * Something people should know.
     *
     * @param text one sentence
     */
    record Noted(String text) implements RunEvent {}

    /**
     * The run has ended, its record is written, and the lock is free.
     *
     * @param runId the run's id
     * @param how how it ended
     * @param notUndone what could not be taken back
     */
    record Settled(String runId, HistoryOutcome how, List<String> notUndone) implements RunEvent {}

    /**
     * The run ended without being settled, or never began; the lock is free.
     *
     * @param failure why
     */
    record Failed(ToolException failure) implements RunEvent {}

    /** Whether nothing comes behind it. */
    default boolean isLast() {
        return this instanceof Settled || this instanceof Failed;
    }
}
