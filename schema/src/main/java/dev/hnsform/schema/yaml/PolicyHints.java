package dev.hnsform.schema.yaml;

import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.SourceSpan;
import java.util.Collection;

/** What to say of a tag that no row of a catalogue has. */
@FunctionalInterface
public interface PolicyHints {
    /** The diagnostic for an unknown tag. */
    Diagnostic unknown(String written, Collection<String> known, SourceSpan span);
}
