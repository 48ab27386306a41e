package dev.hnsform.schema.stack;

import dev.hnsform.schema.declaration.Declaration;
import dev.hnsform.schema.declaration.StackHeader;
import dev.hnsform.schema.diagnostic.Diagnostics;
import dev.hnsform.schema.feature.Features;
import dev.hnsform.schema.rule.Rules;
import dev.hnsform.schema.rule.StackModel;
import java.util.List;
import java.util.Optional;

/** From declarations to a resolved stack: references, earlier addresses, and the rules. */
public final class StackResolver {
    private StackResolver() {}

    /**
     * Resolves a stack.
     *
     * @param declarations what reading gave
     * @param target what the host that it is meant for can do; empty: rules about features are not checked
     */
    public static Stacks.Result resolve(Declarations declarations, Optional<Features> target) {
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.addAll(declarations.diagnostics());
        Reporter reporter = new Reporter(declarations);
        List<Declaration> unique = new Duplicates(declarations.resources(), reporter).unique();
        Linker.Linked linked = new Linker(declarations, unique, reporter).link();
        new MovedAddresses(linked.resources(), reporter).check();
        Rules.check(new StackModel(linked.resources(), linked.faulty(), target), reporter);
        diagnostics.addAll(reporter.diagnostics());
        Optional<ResolvedStack> stack = diagnostics.hasErrors()
                ? Optional.empty()
                : declarations.stack().map(header -> stack(header, declarations, linked));
        return new Stacks.Result(stack, diagnostics.sorted(), declarations.skipped());
    }

    private static ResolvedStack stack(StackHeader header, Declarations declarations, Linker.Linked linked) {
        return new ResolvedStack(
                header.name(),
                header.id(),
                declarations.source().origin(),
                linked.resources(),
                declarations.documents(),
                declarations.values().texts());
    }
}
