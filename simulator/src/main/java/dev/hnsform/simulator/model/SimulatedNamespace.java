package dev.hnsform.simulator.model;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.net.Guid;
import java.util.List;
import java.util.Optional;

/**
 * A namespace. Which endpoints are in it is known from those.
 *
 * @param id its id
 * @param name its name, or empty
 * @param owner its owner, or empty
 * @param type {@code Host}, {@code HostDefault}, {@code Guest} or {@code GuestDefault}
 * @param compartment compartment number; 0 until there is one
 * @param containers ids of the containers in it
 * @param admitted the real host's document it comes from
 */
public record SimulatedNamespace(
        Guid id,
        String name,
        String owner,
        String type,
        long compartment,
        List<String> containers,
        Optional<Admitted> admitted)
        implements SimulatedObject {
    /** Type of the host's own namespace. */
    public static final String HOST_DEFAULT = "HostDefault";

    private static final long HOST_COMPARTMENT = 1;

    /** Copies the list. */
    public SimulatedNamespace {
        containers = List.copyOf(containers);
    }

    @Override
    public HcnKind kind() {
        return HcnKind.NAMESPACE;
    }

    /** Whether it is the host's own: in compartment 1, or of a document that does not tell; one that a client made of its type is not. */
    public boolean isHostDefault() {
        boolean own = compartment == HOST_COMPARTMENT || compartment == 0 && admitted.isPresent();
        return own && type.equals(HOST_DEFAULT);
    }

    /** The namespace with other containers. */
    public SimulatedNamespace withContainers(List<String> others) {
        return new SimulatedNamespace(id, name, owner, type, compartment, others, admitted.map(Admitted::touched));
    }

    /** The namespace with a compartment, and its admitted document no longer the whole truth. */
    public SimulatedNamespace withCompartment(long number) {
        return new SimulatedNamespace(id, name, owner, type, number, containers, admitted.map(Admitted::touched));
    }
}
