package dev.hnsform.cli.command;

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

    /** The stack; empty when it has errors, which were shown. */
    Optional<ResolvedStack> read(Session session) {
        try (OpenStack open = OpenStack.read(session, stack, values)) {
            return open.orShowErrors();
        }
    }
}
