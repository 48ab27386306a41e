package dev.hnsform.appliers.run;

import java.util.function.BooleanSupplier;

/**
 * How a plan is run.
 *
 * @param onFailure what happens when a step fails
 * @param stopAsked whether somebody asked to stop: the step at hand is finished, nothing further is begun
 * @param command what people ran, for example {@code apply}, for the history
 * @param user who runs it; empty when not known
 */
public record RunOptions(OnFailure onFailure, BooleanSupplier stopAsked, String command, String user) {
    /** What happens when a step fails. */
    public enum OnFailure {
        /** What was done stays; the rest is left out. */
        STOP,
        /** What was done is taken back. */
        ROLL_BACK
    }

    /** Stops at a failure, never asked to stop. */
    public static RunOptions of(String command, String user) {
        return new RunOptions(OnFailure.STOP, () -> false, command, user);
    }

    /** The same, with another answer to failures. */
    public RunOptions onFailure(OnFailure other) {
        return new RunOptions(other, stopAsked, command, user);
    }

    /** The same, to be stopped. */
    public RunOptions stoppedBy(BooleanSupplier other) {
        return new RunOptions(onFailure, other, command, user);
    }
}
