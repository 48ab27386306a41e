package dev.hnsform.schema.declaration;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.resource.Resource;
import java.util.Comparator;
import java.util.Optional;

/**
 * One document of a resource.
 *
 * @param address its address
 * @param resource what it declares; absent when too much of it is faulty
 * @param whole whether nothing of it was faulty; else faulty parts are left out of the resource
 * @param file index of its file in the source set
 * @param line line on which it begins, from 1
 */
public record Declaration(ResourceAddress address, Optional<Resource> resource, boolean whole, int file, int line)
        implements Comparable<Declaration> {
    private static final Comparator<Declaration> ORDER = Comparator.comparing(Declaration::address)
            .thenComparingInt(Declaration::file)
            .thenComparingInt(Declaration::line);

    @Override
    public int compareTo(Declaration other) {
        return ORDER.compare(this, other);
    }
}
