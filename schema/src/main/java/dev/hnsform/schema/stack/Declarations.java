package dev.hnsform.schema.stack;

import dev.hnsform.schema.declaration.Declaration;
import dev.hnsform.schema.declaration.StackHeader;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.source.SourceSet;
import dev.hnsform.schema.value.Values;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What the documents of a stack declare, before references are resolved and rules are checked.
 *
 * @param source the files
 * @param stack the Stack document
 * @param values the values in use
 * @param resources one a document, in the order of addresses, then of places
 * @param complete whether every document is known at least by its address; else a reference to nothing may be none
 * @param skipped documents of other programs
 * @param diagnostics what reading found, sorted
 * @param documents reads documents again, to find where things stand
 */
public record Declarations(
        SourceSet source,
        Optional<StackHeader> stack,
        Values values,
        List<Declaration> resources,
        boolean complete,
        Skipped skipped,
        List<Diagnostic> diagnostics,
        DocumentSpans documents) {
    /** Copies the lists. */
    public Declarations {
        resources = Collections.unmodifiableList(resources);
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether reading found errors. */
    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }
}
