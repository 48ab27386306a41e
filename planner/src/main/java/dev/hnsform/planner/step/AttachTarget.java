package dev.hnsform.planner.step;

import dev.hnsform.schema.net.Guid;

/** Where an endpoint is attached. */
public sealed interface AttachTarget {
    /**
     * A namespace.
     *
     * @param id its id
     */
    record InNamespace(Guid id) implements AttachTarget {}

    /** The host's own compartment. */
    record AtHost() implements AttachTarget {}
}
