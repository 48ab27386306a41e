package dev.hnsform.simulator.model;

import dev.hnsform.schema.net.Guid;

/** Where an endpoint is attached. */
public sealed interface Place {
    /** Nowhere. */
    Place DETACHED = new Detached();

    /** In the host's own compartment. */
    Place AT_HOST = new AtHost();

    /** Calls the method for the variant. */
    <R> R accept(Visitor<R> visitor);

    /** Whether it is attached. */
    default boolean isAttached() {
        return !equals(DETACHED);
    }

    /** Nowhere. */
    record Detached() implements Place {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.detached();
        }
    }

    /** In the host's own compartment. */
    record AtHost() implements Place {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.atHost();
        }
    }

    /**
     * In a namespace.
     *
     * @param namespace its id
     */
    record InNamespace(Guid namespace) implements Place {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.inNamespace(namespace);
        }
    }

    /**
     * At the switch port of a virtual machine's adapter.
     *
     * @param machine id of the machine; of zeros where the adapter's name does not tell
     * @param nic the adapter's name, or empty where it is not known
     */
    record AtVirtualMachine(Guid machine, String nic) implements Place {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.atVirtualMachine(this);
        }
    }

    /**
     * In a container, the v1 way.
     *
     * @param container its id
     */
    record InContainer(String container) implements Place {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.inContainer(container);
        }
    }

    /**
     * One method for each variant.
     *
     * @param <R> what the methods return
     */
    interface Visitor<R> {
        /** Nowhere. */
        R detached();

        /** In the host's own compartment. */
        R atHost();

        /** In a namespace. */
        R inNamespace(Guid namespace);

        /** At a virtual machine. */
        R atVirtualMachine(AtVirtualMachine place);

        /** In a container. */
        R inContainer(String container);
    }
}
