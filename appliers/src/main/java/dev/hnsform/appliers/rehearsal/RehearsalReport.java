package dev.hnsform.appliers.rehearsal;

import dev.hnsform.planner.plan.Plan;
import dev.hnsform.planner.plan.Verdict;
import dev.hnsform.planner.step.StepId;
import dev.hnsform.schema.diagnostic.Diagnostic;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a rehearsal says.
 *
 * @param verdicts one a step; empty when there was nothing to rehearse
 * @param diagnostics errors for what documented rules refuse, warnings for what is only inferred, sorted
 */
public record RehearsalReport(SortedMap<StepId, Verdict> verdicts, List<Diagnostic> diagnostics) {
    /** Nothing was to be rehearsed. */
    public static final RehearsalReport NOTHING = new RehearsalReport(new TreeMap<>(), List.of());

    /** Copies and sorts. */
    public RehearsalReport {
        verdicts = Collections.unmodifiableSortedMap(new TreeMap<>(verdicts));
        diagnostics = diagnostics.stream().sorted().toList();
    }

    /** The plan with the verdicts and diagnostics. */
    public Plan onto(Plan plan) {
        return plan.rehearsed(verdicts, diagnostics);
    }
}
