package dev.hnsform.cli.exit;

import dev.hnsform.schema.diagnostic.ToolException;
import org.jspecify.annotations.Nullable;

/** A command that cannot go on, for a reason of the command line itself, and the exit code that says so. */
public final class CommandException extends ToolException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exit;

    /** Creates the failure; the message says what is wrong, why it matters, and what to do. */
    public CommandException(
            ExitCode exit, String code, String operation, String subject, String message, @Nullable Throwable cause) {
        super(code, operation, subject, message, cause);
        this.exit = exit;
    }

    /** A wrong command line. */
    public static CommandException usage(String code, String subject, String message) {
        return new CommandException(ExitCode.USAGE, code, "read the command line", subject, message, null);
    }

    /** What the process ends with. */
    public ExitCode exit() {
        return exit;
    }
}
