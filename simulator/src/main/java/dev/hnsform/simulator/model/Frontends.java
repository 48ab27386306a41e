package dev.hnsform.simulator.model;

import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.model.SimulatedLoadBalancer.Frontend;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of load balancers and routes beside themselves: who listens where, and which endpoints are named by whom. */
public final class Frontends {
    private final Map<Frontend, List<Guid>> holders = new HashMap<>();
    private final Map<Guid, Set<Guid>> users = new HashMap<>();
    private int plain;
    private int plainPorts;

    Frontends() {}

    /** The balancer that listens there. */
    public Optional<Guid> holder(Frontend frontend) {
        return holders.getOrDefault(frontend, List.of()).stream().findFirst();
    }

    /** Ids of the load balancers and routes that name an endpoint. */
    public Collection<Guid> usersOf(Guid endpoint) {
        return Collections.unmodifiableSet(users.getOrDefault(endpoint, Set.of()));
    }

    /** How many balancers there are without direct server return. */
    public int plain() {
        return plain;
    }

    /** How many ports those have together. */
    public int plainPorts() {
        return plainPorts;
    }

    void add(SimulatedLoadBalancer balancer) {
        balancer.frontends()
                .forEach(
                        f -> holders.computeIfAbsent(f, k -> new ArrayList<>(1)).add(balancer.id()));
        count(balancer, 1);
        use(balancer.id(), balancer.balancer().endpoints());
    }

    void remove(SimulatedLoadBalancer balancer) {
        for (Frontend frontend : balancer.frontends()) {
            List<Guid> held = holders.getOrDefault(frontend, new ArrayList<>());
            held.remove(balancer.id());
            if (held.isEmpty()) {
                holders.remove(frontend);
            }
        }
        count(balancer, -1);
        release(balancer.id(), balancer.balancer().endpoints());
    }

    private void count(SimulatedLoadBalancer balancer, int sign) {
        if (!balancer.balancer().isDirectServerReturn()) {
            plain += sign;
            plainPorts += sign * balancer.balancer().portMappings().size();
        }
    }

    void use(Guid user, List<Guid> endpoints) {
        endpoints.forEach(
                id -> users.computeIfAbsent(id, k -> new LinkedHashSet<>(2)).add(user));
    }

    void release(Guid user, List<Guid> endpoints) {
        for (Guid endpoint : endpoints) {
            Set<Guid> using = users.getOrDefault(endpoint, new LinkedHashSet<>());
            using.remove(user);
            if (using.isEmpty()) {
                users.remove(endpoint);
            }
        }
    }
}
