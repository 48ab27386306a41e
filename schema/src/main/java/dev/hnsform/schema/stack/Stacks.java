package dev.hnsform.schema.stack;

import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.feature.Features;
import dev.hnsform.schema.source.SourceSet;
import java.util.List;
import java.util.Optional;

/** Reading and resolving in one call. */
public final class Stacks {
    private Stacks() {}

    /**
     * A stack, or why there is none.
     *
     * @param stack the resolved stack; absent when there are errors
     * @param diagnostics everything found, sorted by place
     * @param skipped documents of other programs
     */
    public record Result(Optional<ResolvedStack> stack, List<Diagnostic> diagnostics, Skipped skipped) {
        /** Copies the list. */
        public Result {
            diagnostics = List.copyOf(diagnostics);
        }

        /** Whether there are errors; exactly then there is no stack. */
        public boolean hasErrors() {
            return stack.isEmpty();
        }
    }

    /**
     * Reads and resolves a stack.
     *
     * @param source its files
     * @param inputs values and the tool's version
     * @param target what the host that it is meant for can do; empty: rules about features are not checked
     */
    public static Result read(SourceSet source, StackInputs inputs, Optional<Features> target) {
        return StackResolver.resolve(StackReader.read(source, inputs), target);
    }
}
