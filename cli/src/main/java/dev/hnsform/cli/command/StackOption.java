package dev.hnsform.cli.command;

import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.schema.stack.ResolvedStack;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The stack of commands whose argument is something in it. */
final class StackOption {
    @Option(names = "--stack", paramLabel = "STACK", description = StackArgument.DESCRIPTION)
    private String stack = StackArgument.DEFAULT;

    @Mixin
    private ValueOptions values = new ValueOptions();

    private ExitCode exit = ExitCode.OK;

    /** The stack; empty when it has errors, which were shown. */
    Optional<ResolvedStack> read(Session session) {
        try (OpenStack open = OpenStack.read(session, stack, values)) {
            Optional<ResolvedStack> read = open.orShowErrors();
            exit = read.isPresent() ? ExitCode.OK : open.exitOfErrors();
            return read;
        }
    }

    /** What the command ends with when the stack has errors. */
    ExitCode exitOfErrors() {
        return exit;
    }
}
