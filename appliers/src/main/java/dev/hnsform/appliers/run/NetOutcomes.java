package dev.hnsform.appliers.run;

import dev.hnsform.appliers.applier.Outcome;
import dev.hnsform.planner.step.Step;
import dev.hnsform.planner.step.StepId;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.net.Guid;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is left of a run's steps once what was taken back is taken off. */
final class NetOutcomes {
    private final Map<StepId, Outcome> outcomes;
    private final Map<StepId, Outcome> undone;
    private final Map<Guid, FieldValues> restored = new HashMap<>();

    NetOutcomes(Map<StepId, Outcome> outcomes, Map<StepId, Outcome> undone) {
        this.outcomes = outcomes;
        this.undone = undone;
    }

    /** Knows the steps, so that what the host decided of objects that were made again can be told by their ids. */
    NetOutcomes over(Collection<Step> steps) {
        if (undone.isEmpty()) {
            return this;
        }
        for (Step step : steps) {
            Outcome outcome = undone.get(step.header().id());
            if (outcome != null) {
                decided(outcome).ifPresent(values -> restored.put(step.header().target(), values));
            }
        }
        return this;
    }

    boolean isDone(Step step) {
        Outcome outcome = outcomes.get(step.header().id());
        Outcome back = undone.get(step.header().id());
        return outcome != null && outcome.isDone() && (back == null || !back.isDone());
    }

    boolean allDone(Collection<Step> steps) {
        for (Step step : steps) {
            if (!isDone(step)) {
                return false;
            }
        }
        return true;
    }

    Optional<FieldValues> decided(Step step) {
        return Optional.ofNullable(outcomes.get(step.header().id())).flatMap(NetOutcomes::decided);
    }

    /** Whether what a step attached does not show. */
    boolean isUnseen(Step step) {
        return Optional.ofNullable(outcomes.get(step.header().id()))
                .filter(Outcome::isUnseen)
                .isPresent();
    }

    /** What the host decided of an object that was deleted and, the run being taken back, made again. */
    Optional<FieldValues> restored(Guid id) {
        return Optional.ofNullable(restored.get(id));
    }

    private static Optional<FieldValues> decided(Outcome outcome) {
        if (outcome instanceof Outcome.Applied applied) {
            return applied.decided();
        }
        return outcome instanceof Outcome.AlreadyTrue already ? already.decided() : Optional.empty();
    }
}
