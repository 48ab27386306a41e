package dev.hnsform.appliers.served;

import dev.hnsform.appliers.applier.Outcome;
import dev.hnsform.appliers.applier.RunListener;
import dev.hnsform.appliers.journal.Mark;
import dev.hnsform.appliers.run.RunResult;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.planner.step.Step;
import dev.hnsform.planner.step.StepId;
import dev.hnsform.planner.step.Undo;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.recorded.RecordedStack;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A run elsewhere, as its events tell it: a listener here hears what one there would. */
final class FollowedRun {
    private final RunListener listener;
    private final Map<StepId, Step> steps = new HashMap<>();
    private final Map<StepId, StepId> takenBackBy = new HashMap<>();
    private final Map<StepId, Outcome> outcomes = new LinkedHashMap<>();
    private final Map<StepId, Outcome> undone = new LinkedHashMap<>();
    private Optional<RunEvent> end = Optional.empty();

    FollowedRun(Plan plan, RunListener listener) {
        this.listener = listener;
        for (Step step : plan.steps()) {
            steps.put(step.header().id(), step);
            if (step.header().undo() instanceof Undo.Inverse inverse) {
                StepId id = inverse.step().header().id();
                steps.put(id, inverse.step());
                takenBackBy.put(id, step.header().id());
            }
        }
    }

    /**
     * Something happened.
     *
     * @throws JsonFormatException when it cannot be of this plan's run
     */
    void hear(RunEvent event) {
        if (event instanceof RunEvent.Heard heard) {
            heard.mark().accept(new Hearing());
        } else if (event instanceof RunEvent.Noted noted) {
            listener.note(noted.text());
        } else {
            end = Optional.of(event);
        }
    }

    /** Its last event. */
    Optional<RunEvent> end() {
        return end;
    }

    /** What came of the run that has ended; throws what it failed with. */
    RunResult result(RecordedStack record) {
        RunEvent last = end.orElseThrow(() -> new IllegalStateException("the run goes on"));
        if (last instanceof RunEvent.Failed failed) {
            throw failed.failure();
        }
        RunEvent.Settled settled = (RunEvent.Settled) last;
        return new RunResult(settled.runId(), settled.how(), outcomes, undone, settled.notUndone(), record);
    }

    private Step step(StepId id) {
        Step step = steps.get(id);
        if (step == null) {
            throw new JsonFormatException("step: the plan has no \"" + id + "\"");
        }
        return step;
    }

    /** Marks as a listener hears them. */
    private final class Hearing implements Mark.Visitor<Boolean> {
        @Override
        public Boolean started(Mark.Started mark) {
            listener.started(step(mark.step()));
            return true;
        }

        @Override
        public Boolean finished(Mark.Finished mark) {
            Step step = step(mark.step());
            outcomes.put(mark.step(), mark.outcome());
            listener.finished(step, mark.outcome());
            return true;
        }

        @Override
        public Boolean rollingBack(Mark.RollingBack mark) {
            listener.rollingBack(mark.because());
            return true;
        }

        @Override
        public Boolean undoStarted(Mark.UndoStarted mark) {
            listener.undoStarted(step(mark.step()));
            return true;
        }

        @Override
        public Boolean undoFinished(Mark.UndoFinished mark) {
            Step inverse = step(mark.step());
            StepId takenBack = takenBackBy.get(mark.step());
            if (takenBack != null) {
                undone.put(takenBack, mark.outcome());
            }
            listener.undoFinished(inverse, mark.outcome());
            return true;
        }

        @Override
        public Boolean ended(Mark.Ended mark) {
            throw new JsonFormatException("mark: \"ended\" is the journal's alone");
        }

        @Override
        public Boolean closed(Mark.Closed mark) {
            throw new JsonFormatException("mark: \"closed\" is the journal's alone");
        }
    }
}
