package dev.hnsform.schema.host;

import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.net.Guid;
import java.util.List;

/**
 * A namespace as the host holds it.
 *
 * @param id its id; a container runtime calls it the netns path
 * @param name HNS name, or empty
 * @param owner HNS {@code Owner}, or empty
 * @param type HNS's spelling: {@code Host}, {@code HostDefault}, {@code Guest}, {@code GuestDefault}
 * @param reported what the host said, in the table of {@code Namespace}
 * @param compartment compartment number; 0 until one exists, 1 for the host's own
 * @param endpoints ids of the endpoints in it, sorted
 * @param containers ids of the containers in it, sorted
 */
public record HostNamespace(
        Guid id,
        String name,
        String owner,
        String type,
        FieldValues reported,
        long compartment,
        List<Guid> endpoints,
        List<String> containers)
        implements HostObject {
    /** Copies and sorts the lists. */
    public HostNamespace {
        endpoints = endpoints.stream().sorted().toList();
        containers = containers.stream().sorted().toList();
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.NAMESPACE;
    }

    /** Whether it is the host's own. */
    public boolean isHostDefault() {
        return type.equals("HostDefault");
    }
}
