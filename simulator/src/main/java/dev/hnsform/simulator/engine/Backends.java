package dev.hnsform.simulator.engine;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.model.Change;
import dev.hnsform.simulator.model.HostState;
import dev.hnsform.simulator.model.SimulatedLoadBalancer;
import dev.hnsform.simulator.model.SimulatedRoute;
import dev.hnsform.simulator.profile.Switch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What load balancers and routes do when endpoints go that they name (hns-reference 5.5, 5.9): the last one gone, they stay all the same. */
final class Backends {
    private Backends() {}

    /** The changes besides the endpoints' own. */
    static List<Change> without(Ruling ruling, Collection<Guid> endpoints) {
        HostState state = ruling.state();
        Set<Guid> users = new LinkedHashSet<>();
        endpoints.forEach(id -> users.addAll(state.frontends().usersOf(id)));
        if (users.isEmpty() || ruling.is(Switch.DELETE_BACKEND, "keep-reference")) {
            return List.of();
        }
        List<Guid> gone = List.copyOf(endpoints);
        List<Change> changes = new ArrayList<>();
        for (Guid user : users) {
            state.object(HcnKind.LOAD_BALANCER, user)
                    .map(SimulatedLoadBalancer.class::cast)
                    .ifPresent(balancer -> changes.add(new Change.PutObject(balancer.without(gone))));
            state.object(HcnKind.ROUTE, user)
                    .map(SimulatedRoute.class::cast)
                    .ifPresent(route -> changes.add(new Change.PutObject(route.without(gone))));
        }
        return changes;
    }
}
