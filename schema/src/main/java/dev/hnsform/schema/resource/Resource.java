package dev.hnsform.schema.resource;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Structure;

/** A thing that a stack declares. One record a kind; each has a table of fields, and typed accessors over its values. */
public sealed interface Resource extends Structure permits ExistingNetwork, Namespace, Network, Endpoint, RemoteSubnet {
    /** Address, labels, moves, lifecycle. */
    Head head();

    /** The fields under {@code spec}. */
    FieldValues spec();

    /** Calls the visitor's method for this kind. */
    <R> R accept(Visitor<R> visitor);

    /** The same resource with other spec values. */
    Resource withSpec(FieldValues spec);

    /** The same resource under another head. */
    Resource withHead(Head head);

    /** Its stable name. */
    default ResourceAddress address() {
        return head().address();
    }

    /** How it may be treated. */
    default Lifecycle lifecycle() {
        return head().lifecycle();
    }

    @Override
    default FieldValues values() {
        return spec();
    }

    /**
     * One method a kind; no defaults, so that a new kind breaks every dispatcher.
     *
     * @param <R> the answer
     */
    interface Visitor<R> {
        /** A lookup of a network. */
        R existingNetwork(ExistingNetwork resource);

        /** A namespace. */
        R namespace(Namespace resource);

        /** A network. */
        R network(Network resource);

        /** An endpoint. */
        R endpoint(Endpoint resource);

        /** A peer node's subnet. */
        R remoteSubnet(RemoteSubnet resource);
    }
}
