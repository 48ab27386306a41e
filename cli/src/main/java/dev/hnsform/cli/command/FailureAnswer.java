package dev.hnsform.cli.command;

/** What happens when a step of a run fails. */
public enum FailureAnswer {
    /** What was done stays. */
    STOP,
    /** What was done is taken back. */
    ROLLBACK
}
