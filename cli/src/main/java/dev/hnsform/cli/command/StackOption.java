package dev.hnsform.cli.command;

import dev.hnsform.cli.compose.StackFiles;
import dev.hnsform.cli.view.StackView;
import dev.hnsform.schema.source.SourceLines;
import dev.hnsform.schema.source.SourceSet;
import dev.hnsform.schema.stack.ResolvedStack;
import dev.hnsform.schema.stack.Stacks;
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
        return read(session, stack, values);
    }

    /** A stack; empty when it has errors, which were shown. */
    static Optional<ResolvedStack> read(Session session, String stack, ValueOptions values) {
        try (StackFiles files = new StackFiles(session.surroundings())) {
            SourceSet source = files.read(stack);
            Stacks.Result result = Stacks.read(source, values.inputs(session), Optional.empty());
            if (result.hasErrors()) {
                new StackView(session.screen()).text(result, new SourceLines(source, values.valueFiles(session)));
            }
            return result.stack();
        }
    }
}
