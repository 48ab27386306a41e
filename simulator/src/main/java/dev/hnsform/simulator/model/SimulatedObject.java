package dev.hnsform.simulator.model;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.net.Guid;
import java.util.Optional;

/** An object of the simulated host. */
public sealed interface SimulatedObject
        permits SimulatedNetwork,
                SimulatedEndpoint,
                SimulatedNamespace,
                SimulatedLoadBalancer,
                SimulatedRoute,
                SimulatedGuestService {
    /** Its kind. */
    HcnKind kind();

    /** Its id. */
    Guid id();

    /** Its name, or empty. */
    String name();

    /** Its owner, or empty. */
    String owner();

    /** The real host's document it comes from. */
    Optional<Admitted> admitted();

    /** Whether it is kept as it was found: it can be read and deleted, not changed. */
    default boolean isOpaque() {
        return admitted().map(Admitted::opaque).orElse(false);
    }
}
