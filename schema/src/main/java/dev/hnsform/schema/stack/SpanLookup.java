package dev.hnsform.schema.stack;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.diagnostic.SourceSpan;
import java.util.Optional;

/** Where things were written. Looking one up may read its document again: spans are not kept. */
public interface SpanLookup {
    /**
     * The span of a field of a resource.
     *
     * @param address the resource
     * @param path for example {@code spec.subnets[10.0.0.0/24].gateway}, {@code spec.policies[ACL/allow-web]}, {@code metadata.name}; empty for the
     *     document's head. When the document does not state the field, the nearest stated thing above it answers.
     */
    Optional<SourceSpan> find(ResourceAddress address, String path);
}
