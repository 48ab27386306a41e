package dev.hnsform.appliers.run;

import dev.hnsform.appliers.applier.Outcome;
import dev.hnsform.appliers.applier.RunListener;
import dev.hnsform.appliers.applier.StepApplier;
import dev.hnsform.appliers.journal.Journal;
import dev.hnsform.appliers.journal.Mark;
import dev.hnsform.appliers.journal.RunHeader;
import dev.hnsform.appliers.undo.Rollback;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.planner.step.Risk;
import dev.hnsform.planner.step.Step;
import dev.hnsform.planner.step.StepId;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.statestore.history.HistoryOutcome;
import dev.hnsform.statestore.lock.Held;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Runs plans on a host: asks whether the plan still holds, writes it ahead, carries its steps out one by one with a mark before and after each,
 * and settles the end into the record. Killed anywhere, the next run settles it ({@code dev.hnsform.appliers.resume}). Not safe for several
 * threads.
 */
public final class Runner {
    private final RunPlace place;

    /**
     * For a host whose lock is held.
     *
     * @param place where
     * @param lock the proof that nobody else runs here; stays the caller's
     */
    public Runner(RunPlace place, Held lock) {
        this.place = place;
        Objects.requireNonNull(lock, "a run needs the host's lock");
    }

    /**
     * Runs a plan.
     *
     * @throws RunRefusedException when the plan may not be run; nothing was called
     * @throws StalePlanException when the plan no longer holds; nothing was called
     * @throws dev.hnsform.statestore.StateException when journal or record cannot be kept; the next run settles what was done
     */
    public RunResult run(Plan plan, RunOptions options, RunListener listener) {
        Admission admission = new Admission(place, plan);
        admission.requireAllowed();
        RecordedStack recorded = place.recorded(plan);
        admission.requireFresh(recorded, place.view().observe());
        Instant now = place.timing().now();
        RunHeader header = new RunHeader(
                place.ids().runId(now, plan.pins()),
                now,
                options.command(),
                options.user(),
                recorded.lineage().isEmpty() ? place.ids().lineage() : recorded.lineage());
        try (Journal journal = place.journals().begin(header, plan)) {
            return new Work(plan, options, listener, journal, place.applier(plan, recorded)).carryOut();
        }
    }

    private final class Work {
        private final Plan plan;
        private final RunOptions options;
        private final RunListener listener;
        private final Journal journal;
        private final StepApplier applier;
        private final Map<StepId, Outcome> outcomes = new LinkedHashMap<>();
        private HistoryOutcome how = HistoryOutcome.DONE;
        private String because = "";

        Work(Plan plan, RunOptions options, RunListener listener, Journal journal, StepApplier applier) {
            this.plan = plan;
            this.options = options;
            this.listener = listener;
            this.journal = journal;
            this.applier = applier;
        }

        RunResult carryOut() {
            for (Step step : plan.steps()) {
                if (how == HistoryOutcome.DONE && options.stopAsked().getAsBoolean()) {
                    how = HistoryOutcome.STOPPED;
                    because = "the run was told to stop";
                }
                if (how == HistoryOutcome.DONE) {
                    carryOut(step);
                } else {
                    skip(step);
                }
            }
            if (how == HistoryOutcome.FAILED && options.onFailure() == RunOptions.OnFailure.ROLL_BACK) {
                return rollBack();
            }
            return settle(how, Map.of(), List.of(), false);
        }

        private void carryOut(Step step) {
            StepId id = step.header().id();
            if (step.header().risk() == Risk.HOST_INTERRUPTION || undoNeedsJournaled(step)) {
                journal.barrier();
            }
            listener.started(step);
            journal.append(new Mark.Started(id));
            Outcome outcome = applier.apply(step);
            outcomes.put(id, outcome);
            journal.append(new Mark.Finished(id, outcome), step.header().target());
            listener.finished(step, outcome);
            if (!outcome.isDone()) {
                how = HistoryOutcome.FAILED;
                because = id + (outcome instanceof Outcome.Unknown ? " has an unknown result" : " failed");
            }
        }

        /** Making an object again needs what the host had decided of it; that is journaled when the object was made or changed in this run. */
        private boolean undoNeedsJournaled(Step step) {
            boolean deletes = step instanceof Step.DeleteEndpoint
                    || step instanceof Step.DeleteNamespace
                    || step instanceof Step.DeleteNetwork;
            return deletes && journal.mayLose(step.header().target());
        }

        private void skip(Step step) {
            Outcome outcome = new Outcome.Skipped("not done, because " + because);
            outcomes.put(step.header().id(), outcome);
            listener.finished(step, outcome);
        }

        private RunResult rollBack() {
            listener.rollingBack(because);
            journal.append(new Mark.RollingBack(because));
            journal.barrier();
            if (outcomes.values().stream().anyMatch(Outcome.Unknown.class::isInstance)) {
                // Nothing more is changed while a call may yet land: the next run looks, and takes back then
                String later = because
                        + ", so nothing was taken back yet; the next run looks at the object, and takes back then";
                listener.note(later);
                return new RunResult(
                        journal.header().runId(),
                        HistoryOutcome.FAILED,
                        outcomes,
                        Map.of(),
                        List.of(later),
                        place.recorded(plan));
            }
            Rollback.Result result = new Rollback(applier, journal, listener).takeBack(plan, this::wasTried, Map.of());
            HistoryOutcome end = result.notUndone().isEmpty() ? HistoryOutcome.ROLLED_BACK : HistoryOutcome.FAILED;
            return settle(end, result.outcomes(), result.notUndone(), true);
        }

        private boolean wasTried(StepId id) {
            Outcome outcome = outcomes.get(id);
            return outcome != null && !(outcome instanceof Outcome.Skipped);
        }

        private RunResult settle(
                HistoryOutcome end, Map<StepId, Outcome> undone, List<String> notUndone, boolean takenBack) {
            return new RunSettler(place)
                    .settle(journal, plan, new RunSettler.Balance(end, outcomes, undone, notUndone, takenBack));
        }
    }
}
