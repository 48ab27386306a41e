package dev.hnsform.appliers.run;

import dev.hnsform.appliers.applier.Outcome;
import dev.hnsform.planner.step.StepId;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.statestore.history.HistoryOutcome;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param runId the run's id
 * @param how how it ended
 * @param outcomes what came of each step, in the plan's order
 * @param undone what came of taking steps back, by the step taken back, in the order in which it was done
 * @param notUndone what could not be taken back, one sentence each
 * @param record what is recorded now
 */
public record RunResult(
        String runId,
        HistoryOutcome how,
        Map<StepId, Outcome> outcomes,
        Map<StepId, Outcome> undone,
        List<String> notUndone,
        RecordedStack record) {
    /** Copies the collections, keeping their order. */
    public RunResult {
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
        undone = Collections.unmodifiableMap(new LinkedHashMap<>(undone));
        notUndone = List.copyOf(notUndone);
    }

    /** Whether everything that was planned is done. */
    public boolean isDone() {
        return how == HistoryOutcome.DONE;
    }
}
