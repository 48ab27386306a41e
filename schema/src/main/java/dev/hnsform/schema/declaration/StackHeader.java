package dev.hnsform.schema.declaration;

import dev.hnsform.schema.diagnostic.SourceSpan;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.value.ValueDeclaration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The Stack document.
 *
 * @param name {@code metadata.name}
 * @param id {@code spec.id}; absent when {@code hnsform init} has not made one
 * @param requires the tool versions that may apply the stack; absent: any
 * @param requiresSpan where that stands
 * @param hostSelector labels of the hosts it is meant for; empty: the one that is named
 * @param values its typed inputs, in the order of the document
 * @param span where the document's kind stands
 */
public record StackHeader(
        String name,
        Optional<Guid> id,
        Optional<VersionRange> requires,
        Optional<SourceSpan> requiresSpan,
        SortedMap<String, String> hostSelector,
        List<ValueDeclaration> values,
        SourceSpan span) {
    /** Copies the collections. */
    public StackHeader {
        hostSelector = Collections.unmodifiableSortedMap(new TreeMap<>(hostSelector));
        values = List.copyOf(values);
    }
}
