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

    /**
     * A container that no namespace of the host holds: HNS's part of it.
     *
     * @param id the runtime's id
     */
    record InContainer(String id) implements AttachTarget {}

    /**
     * The switch port of a virtual machine's adapter: HNS's part of it.
     *
     * @param machine id of the machine
     * @param nic id of its adapter
     */
    record AtVirtualMachine(Guid machine, Guid nic) implements AttachTarget {}
}
