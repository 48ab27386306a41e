package dev.hnsform.appliers.applier;

import dev.hnsform.planner.step.Step;

/** Hears how a run goes. Called from the run's thread; what it throws ends the run as a kill would. */
public interface RunListener {
    /** Hears nothing. */
    RunListener SILENT = new RunListener() {};

    /** A step's call is about to be made. */
    default void started(Step step) {}

    /** A step ended. */
    default void finished(Step step, Outcome outcome) {}

    /** The run begins to take back what it did. */
    default void rollingBack(String because) {}

    /** The call that takes a step back is about to be made; the step is the inverse one. */
    default void undoStarted(Step step) {}

    /** Taking a step back ended; the step is the inverse one. */
    default void undoFinished(Step step, Outcome outcome) {}

    /** Something people should know, one sentence. */
    default void note(String text) {}
}
