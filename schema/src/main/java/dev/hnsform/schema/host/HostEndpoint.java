package dev.hnsform.schema.host;

import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.net.Guid;
import java.util.Optional;

/**
 * An endpoint as the host holds it.
 *
 * @param id its id
 * @param name HNS name
 * @param owner HNS {@code Owner}, or empty
 * @param network id of its network
 * @param reported what the host said, in the table of {@code Endpoint}
 * @param place where it is attached
 */
public record HostEndpoint(Guid id, String name, String owner, Guid network, FieldValues reported, Place place)
        implements HostObject {

    /** Where an endpoint is attached. */
    public sealed interface Place {
        /** What it is attached to, for people, where that is a container, a virtual machine or something nameless; otherwise empty. */
        default Optional<String> outside() {
            return Optional.empty();
        }

        /** The namespace's id, when it is in one. */
        default Optional<Guid> namespaceId() {
            return Optional.empty();
        }
    }

    /** Nowhere. */
    public record Detached() implements Place {}

    /**
     * In a namespace.
     *
     * @param namespace its id
     */
    public record InNamespace(Guid namespace) implements Place {
        @Override
        public Optional<Guid> namespaceId() {
            return Optional.of(namespace);
        }
    }

    /** In the host's own compartment. */
    public record AtHost() implements Place {}

    /**
     * In a container, without a namespace: dockerd's way.
     *
     * @param container the runtime's id
     */
    public record InContainer(String container) implements Place {
        @Override
        public Optional<String> outside() {
            return Optional.of("container " + container);
        }
    }

    /**
     * At a virtual machine.
     *
     * @param machine its id
     * @param nic its adapter, where HNS names it
     */
    public record AtVirtualMachine(Guid machine, Optional<Guid> nic) implements Place {
        @Override
        public Optional<String> outside() {
            return Optional.of(nic.map(id -> "adapter " + id + " of ").orElse("") + "virtual machine " + machine);
        }
    }

    /**
     * Attached to something that HNS's answer does not name: neither a namespace nor the host, so a container or a virtual machine.
     *
     * @param what what is known of it, for people
     */
    public record Elsewhere(String what) implements Place {
        @Override
        public Optional<String> outside() {
            return Optional.of(what);
        }
    }

    /**
     * Not known.
     *
     * @param cause why
     */
    public record UnknownPlace(String cause) implements Place {}

    @Override
    public ResourceKind kind() {
        return ResourceKind.ENDPOINT;
    }
}
