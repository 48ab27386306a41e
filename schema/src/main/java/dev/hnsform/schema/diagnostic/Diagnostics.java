package dev.hnsform.schema.diagnostic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects diagnostics while work goes on; not safe for several threads. */
public final class Diagnostics {
    private final List<Diagnostic> collected = new ArrayList<>();
    private int errors;

    /** Adds one. */
    public void add(Diagnostic diagnostic) {
        collected.add(diagnostic);
        if (diagnostic.isError()) {
            errors++;
        }
    }

    /** Adds several. */
    public void addAll(Collection<Diagnostic> diagnostics) {
        diagnostics.forEach(this::add);
    }

    /** Whether one of them stops the work. */
    public boolean hasErrors() {
        return errors > 0;
    }

    /** How many were collected. */
    public int size() {
        return collected.size();
    }

    /** All of them, sorted by place, each once. */
    public List<Diagnostic> sorted() {
        return collected.stream().distinct().sorted().toList();
    }
}
