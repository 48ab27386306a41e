package dev.hnsform.simulator.model;

import dev.hnsform.hns.mapping.SdnRoute;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.net.Guid;
import java.util.List;
import java.util.Optional;

/**
 * SDN routes of some endpoints.
 *
 * @param route what they are; their network is that of the first endpoint when they were made
 * @param admitted the real host's document they come from
 */
public record SimulatedRoute(SdnRoute route, Optional<Admitted> admitted) implements SimulatedObject {
    @Override
    public HcnKind kind() {
        return HcnKind.ROUTE;
    }

    @Override
    public Guid id() {
        return route.id();
    }

    @Override
    public String name() {
        return route.name();
    }

    @Override
    public String owner() {
        return route.owner();
    }

    /** The routes for fewer endpoints. */
    public SimulatedRoute without(List<Guid> endpoints) {
        List<Guid> left =
                route.endpoints().stream().filter(id -> !endpoints.contains(id)).toList();
        return new SimulatedRoute(
                new SdnRoute(route.id(), route.name(), route.owner(), route.network(), left, route.routes()),
                admitted.map(Admitted::touched));
    }
}
