package dev.hnsform.schema.stack;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.schema.source.SourceSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A stack with all values filled in: resources sorted by address, references resolved, and where each was written. */
public final class ResolvedStack {
    private final String name;
    private final Optional<Guid> id;
    private final SourceSet.Origin origin;
    private final List<Resource> resources;
    private final SpanLookup spans;
    private final SortedMap<String, String> values;

    /**
     * Sorts the resources.
     *
     * @param name {@code metadata.name} of the Stack document
     * @param id {@code spec.id}; absent when {@code hnsform init} has not made one
     * @param origin where the files come from
     * @param resources one an address; references are to addresses that are in the list
     * @param spans where a field was written
     * @param values the values used, as canonical text, by name: pinned in the plan
     */
    public ResolvedStack(
            String name,
            Optional<Guid> id,
            SourceSet.Origin origin,
            List<Resource> resources,
            SpanLookup spans,
            SortedMap<String, String> values) {
        this.name = name;
        this.id = id;
        this.origin = origin;
        Resource[] sorted = resources.toArray(Resource[]::new);
        Arrays.sort(sorted, Comparator.comparing(Resource::address));
        this.resources = List.of(sorted);
        this.spans = spans;
        this.values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** {@code metadata.name} of the Stack document. */
    public String name() {
        return name;
    }

    /** The stack's id; absent when {@code hnsform init} has not made one. */
    public Optional<Guid> id() {
        return id;
    }

    /** Where the files come from. */
    public SourceSet.Origin origin() {
        return origin;
    }

    /** The resources, sorted by address. */
    public List<Resource> resources() {
        return resources;
    }

    /** Where a field was written. */
    public SpanLookup spans() {
        return spans;
    }

    /** The values used, as canonical text, by name. */
    public SortedMap<String, String> values() {
        return values;
    }

    /** The resource of an address. */
    public Optional<Resource> find(ResourceAddress address) {
        int low = 0;
        int high = resources.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = resources.get(middle).address().compareTo(address);
            if (order == 0) {
                return Optional.of(resources.get(middle));
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }
}
