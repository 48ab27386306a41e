package dev.hnsform.cli.command;

import dev.hnsform.cli.exit.ExitCode;

/** One command of hnsform; its options are Picocli's. */
public interface Command {
    /** Runs it, once, after its options were read. */
    ExitCode run();
}
