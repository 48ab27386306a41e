package dev.hnsform.cli.exit;

/** The exit codes of every command: stable, and explained in {@code docs/exit-codes.md}. Whoever adds one adds its row there. */
public enum ExitCode {
    /** Done; for {@code drift}: in sync. */
    OK(0, "done, or in sync"),
    /** A fault in hnsform itself. */
    BUG(1, "a bug in hnsform"),
    /** {@code drift} found drift, {@code plan --detailed-exitcode} has changes, or {@code doctor} found problems or warnings. */
    DIFFERENCES(2, "there are differences or findings (drift; plan --detailed-exitcode; doctor)"),
    /** The command line is wrong. */
    USAGE(3, "the command line is wrong"),
    /** The stack has errors or cannot be read, or the plan made of it has errors. */
    STACK(4, "the stack or the plan made of it has errors"),
    /** The host refused, could not be reached, or answered garbage. */
    HOST(5, "the host failed"),
    /** A record, journal or history is missing, damaged or of somebody else. */
    RECORD(6, "a problem with a record"),
    /** A saved plan no longer fits what it was made from, or cannot be read. */
    PLAN(7, "the saved plan no longer fits, or cannot be read"),
    /** Something needs an agreement that was not given. */
    CONSENT(8, "not agreed to"),
    /** A run failed or was stopped: what it did is told, and the next run settles it. */
    RUN(9, "a run failed or was stopped"),
    /** Another run holds the host. */
    LOCKED(10, "another run holds the host"),
    /** A file named on the command line cannot be read or written. */
    FILE(11, "a file cannot be read or written"),
    /** The JVM's memory is used up. */
    MEMORY(12, "out of memory"),
    /** Interrupted outside a run, or twice during one. */
    INTERRUPTED(130, "interrupted"),
    /** Whoever read the output went away. */
    OUTPUT_CLOSED(141, "the reader of the output went away");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** What the process ends with. */
    public int number() {
        return number;
    }

    /** What it means, in a few words. */
    public String meaning() {
        return meaning;
    }
}
