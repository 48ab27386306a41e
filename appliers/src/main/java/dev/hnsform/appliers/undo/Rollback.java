package dev.hnsform.appliers.undo;

import dev.hnsform.appliers.applier.Outcome;
import dev.hnsform.appliers.applier.RunListener;
import dev.hnsform.appliers.applier.StepApplier;
import dev.hnsform.appliers.journal.Journal;
import dev.hnsform.appliers.journal.Mark;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.planner.step.Risk;
import dev.hnsform.planner.step.Step;
import dev.hnsform.planner.step.StepId;
import dev.hnsform.planner.step.Undo;
import dev.hnsform.schema.policy.Policy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Takes back what a run did. Each inverse step is judged before it is made: what is as it was before already needs no call, so taking back
 * twice, or taking back a step that was never made, does nothing.
 */
public final class Rollback {
    private final StepApplier applier;
    private final Journal journal;
    private final RunListener listener;

    /** Under the run's own journal. */
    public Rollback(StepApplier applier, Journal journal, RunListener listener) {
        this.applier = applier;
        this.journal = journal;
        this.listener = listener;
    }

    /**
     * What came of it.
     *
     * @param outcomes what came of each inverse step, by the step taken back, in the order in which it was done
     * @param notUndone what could not be taken back, one sentence each
     */
    public record Result(Map<StepId, Outcome> outcomes, List<String> notUndone) {
        /** Copies the collections, keeping their order. */
        public Result {
            outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
            notUndone = List.copyOf(notUndone);
        }
    }

    /**
     * Takes steps back, the last first.
     *
     * @param plan the plan that was run
     * @param mayBeDone which steps may have been done
     * @param undone what an earlier attempt took back already
     */
    public Result takeBack(Plan plan, Predicate<StepId> mayBeDone, Map<StepId, Outcome> undone) {
        Map<StepId, Outcome> outcomes = new LinkedHashMap<>(undone);
        List<String> notUndone = new ArrayList<>();
        for (int i = plan.steps().size() - 1; i >= 0; i--) {
            Step step = plan.steps().get(i);
            StepId id = step.header().id();
            Outcome before = outcomes.get(id);
            if (!mayBeDone.test(id) || (before != null && before.isDone())) {
                continue;
            }
            if (step.header().undo() instanceof Undo.Inverse inverse) {
                Outcome outcome = takeBack(id, inverse.step());
                Optional<Step> rest = leftOver(inverse.step());
                if (outcome.isDone() && rest.isPresent()) {
                    outcome = takeBack(id, rest.get());
                }
                outcomes.put(id, outcome);
                if (!outcome.isDone()) {
                    notUndone.add(id + " could not be taken back: " + outcome.text());
                }
            } else if (step.header().undo() instanceof Undo.Impossible impossible
                    && applier.check(step).isMet()) {
                notUndone.add(id + " cannot be taken back: " + impossible.reason());
            }
        }
        return new Result(outcomes, notUndone);
    }

    /**
     * What an update leaves behind where HNS replaces one policy and not all of a type (not established): the policies that it was to do away
     * with. Nothing is called where they are gone.
     */
    private static Optional<Step> leftOver(Step inverse) {
        if (!(inverse instanceof Step.UpdatePolicies update)) {
            return Optional.empty();
        }
        List<Policy> rest = update.before().stream()
                .filter(policy -> !update.wanted().contains(policy))
                .toList();
        return rest.isEmpty()
                ? Optional.empty()
                : Optional.of(new Step.RemovePolicies(update.header(), rest, update.type()));
    }

    private Outcome takeBack(StepId id, Step inverse) {
        if (inverse.header().risk() == Risk.HOST_INTERRUPTION
                || journal.mayLose(inverse.header().target())) {
            journal.barrier();
        }
        listener.undoStarted(inverse);
        journal.append(new Mark.UndoStarted(id));
        Outcome outcome = applier.applyUnlessTrue(inverse);
        journal.append(new Mark.UndoFinished(id, outcome), inverse.header().target());
        listener.undoFinished(inverse, outcome);
        return outcome;
    }
}
