package dev.hnsform.schema.declaration;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.resource.Resource;
import java.util.Optional;

/** Takes what a document declares. */
public interface DeclarationSink {
    /**
     * A resource.
     *
     * @param address its address
     * @param resource what is declared; absent when too much is faulty
     * @param whole whether nothing was faulty
     */
    void resource(ResourceAddress address, Optional<Resource> resource, boolean whole);

    /** A Stack document. */
    void stack(StackHeader header);

    /** A document so faulty that it is not known what it declares. */
    void unknown();
}
