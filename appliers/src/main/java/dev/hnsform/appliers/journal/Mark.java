package dev.hnsform.appliers.journal;

import dev.hnsform.appliers.applier.Outcome;
import dev.hnsform.planner.step.StepId;
import dev.hnsform.statestore.history.HistoryOutcome;

/** One thing that happened in a run. */
public sealed interface Mark {
    /** Calls the visitor's method for this variant. */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method a variant; no defaults, so that a new variant breaks every dispatcher.
     *
     * @param <R> the answer
     */
    interface Visitor<R> {
        /** A step's call is about to be made. */
        R started(Started mark);

        /** A step ended. */
        R finished(Finished mark);

        /** From here on the run takes back what it did. */
        R rollingBack(RollingBack mark);

        /** The call that takes a step back is about to be made. */
        R undoStarted(UndoStarted mark);

        /** Taking a step back ended. */
        R undoFinished(UndoFinished mark);

        /** No further call is made; the record comes next. */
        R ended(Ended mark);

        /** Record and history are written. */
        R closed(Closed mark);
    }

    /**
     * A step's call is about to be made.
     *
     * @param step the step
     */
    record Started(StepId step) implements Mark {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.started(this);
        }
    }

    /**
     * A step ended.
     *
     * @param step the step
     * @param outcome what came of it
     */
    record Finished(StepId step, Outcome outcome) implements Mark {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.finished(this);
        }
    }

    /**
     * From here on the run takes back what it did.
     *
     * @param because why
     */
    record RollingBack(String because) implements Mark {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.rollingBack(this);
        }
    }

    /**
     * The call that takes a step back is about to be made.
     *
     * @param step the step that is taken back
     */
    record UndoStarted(StepId step) implements Mark {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.undoStarted(this);
        }
    }

    /**
     * Taking a step back ended.
     *
     * @param step the step that is taken back
     * @param outcome what came of the inverse step
     */
    record UndoFinished(StepId step, Outcome outcome) implements Mark {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.undoFinished(this);
        }
    }

    /**
     * No further call is made; the record comes next.
     *
     * @param how how the run ended
     * @param lineage lineage of the record that it settles into
     * @param serial serial of that record
     */
    record Ended(HistoryOutcome how, String lineage, long serial) implements Mark {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ended(this);
        }
    }

    /** Record and history are written. */
    record Closed() implements Mark {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.closed(this);
        }
    }
}
