package dev.hnsform.planner.plan;

import dev.hnsform.planner.change.Change;
import dev.hnsform.planner.change.Drift;
import dev.hnsform.planner.step.Risk;
import dev.hnsform.planner.step.Step;
import dev.hnsform.planner.step.StepId;
import dev.hnsform.schema.diagnostic.Diagnostic;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A plan: complete, versioned, saved as one file. Apply uses nothing that is not in it.
 *
 * @param pins what it was made from
 * @param changes one a resource that is declared or recorded, sorted by address; {@code Keep} included
 * @param drift what was found changed behind our back, sorted by address
 * @param steps in the order in which they run
 * @param readSet what it relied on, sorted by question
 * @param verdicts what the rehearsal says, by step; empty before the rehearsal, or when there is nothing to do
 * @param diagnostics errors and warnings, sorted; a plan with errors cannot be applied
 */
public record Plan(
        Pins pins,
        List<Change> changes,
        List<Drift> drift,
        List<Step> steps,
        List<ReadFact> readSet,
        SortedMap<StepId, Verdict> verdicts,
        List<Diagnostic> diagnostics) {
    /** Copies the collections. */
    public Plan {
        changes = List.copyOf(changes);
        drift = List.copyOf(drift);
        steps = List.copyOf(steps);
        readSet = List.copyOf(readSet);
        verdicts = Collections.unmodifiableSortedMap(new TreeMap<>(verdicts));
        diagnostics = diagnostics.stream().sorted().toList();
    }

    /** Whether there is nothing to apply: neither the host nor the record would change. The one place that decides it. */
    public boolean isNothing() {
        return steps.isEmpty() && changes.stream().allMatch(Change::isNothing);
    }

    /** Whether it has errors, and so cannot be applied. */
    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    /** The worst that a step may do. */
    public Risk risk() {
        return steps.stream()
                .map(s -> s.header().risk())
                .max(Comparator.naturalOrder())
                .orElse(Risk.NONE);
    }

    /** The same plan with a rehearsal's verdicts and diagnostics. */
    public Plan rehearsed(SortedMap<StepId, Verdict> said, List<Diagnostic> more) {
        List<Diagnostic> all = new java.util.ArrayList<>(diagnostics);
        all.addAll(more);
        return new Plan(pins, changes, drift, steps, readSet, said, all);
    }
}
