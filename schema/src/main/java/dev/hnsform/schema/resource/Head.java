package dev.hnsform.schema.resource;

import dev.hnsform.schema.address.ResourceAddress;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What every resource has besides its spec.
 *
 * @param address its stable name
 * @param labels free labels, sorted
 * @param movedFrom earlier addresses of the same object
 * @param lifecycle how it may be treated
 */
public record Head(
        ResourceAddress address,
        SortedMap<String, String> labels,
        List<ResourceAddress> movedFrom,
        Lifecycle lifecycle) {
    private static final SortedMap<String, String> NO_LABELS = Collections.unmodifiableSortedMap(new TreeMap<>());

    /** Copies the collections. */
    public Head {
        labels = labels.isEmpty() ? NO_LABELS : Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        movedFrom = List.copyOf(movedFrom);
    }

    /** A head with nothing but an address. */
    public static Head of(ResourceAddress address) {
        return new Head(address, new TreeMap<>(), List.of(), Lifecycle.DEFAULT);
    }
}
