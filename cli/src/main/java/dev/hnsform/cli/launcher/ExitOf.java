package dev.hnsform.cli.launcher;

import dev.hnsform.appliers.run.RunRefusedException;
import dev.hnsform.appliers.run.StalePlanException;
import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.snapshot.SnapshotException;
import dev.hnsform.planner.plan.PlanFormatException;
import dev.hnsform.schema.diagnostic.ToolException;
import dev.hnsform.schema.source.SourceException;
import dev.hnsform.statestore.StateException;
import dev.hnsform.statestore.StateFault;

/** Which exit code a failure ends the process with. */
final class ExitOf {
    /** A snapshot that cannot be written: no fault of the host. */
    private static final String UNWRITABLE = "HF5103";

    private ExitOf() {}

    static ExitCode failure(ToolException failure) {
        if (failure instanceof CommandException command) {
            return command.exit();
        }
        if (failure instanceof SnapshotException && failure.code().equals(UNWRITABLE)) {
            return ExitCode.FILE;
        }
        if (failure instanceof HostCallException || failure instanceof SnapshotException) {
            return ExitCode.HOST;
        }
        if (failure instanceof StateException state) {
            return state.fault() == StateFault.LOCKED ? ExitCode.LOCKED : ExitCode.RECORD;
        }
        if (failure instanceof SourceException) {
            return ExitCode.STACK;
        }
        if (failure instanceof StalePlanException || failure instanceof PlanFormatException) {
            return ExitCode.PLAN;
        }
        if (failure instanceof RunRefusedException) {
            return ExitCode.RUN;
        }
        return ExitCode.HOST;
    }
}
