package dev.hnsform.simulator.model;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.MacAddress;
import java.util.List;
import java.util.Optional;

/**
 * An endpoint.
 *
 * @param id its id
 * @param name its name, or empty
 * @param owner its owner, or empty
 * @param network its network
 * @param flags EndpointFlags
 * @param addresses its addresses
 * @param mac its MAC address
 * @param policies its policies, v2 form, in order
 * @param dns its own DNS; empty when it inherits
 * @param routes its own routes; empty when they are the subnet's
 * @param place where it is attached
 * @param admitted the real host's document it comes from
 */
public record SimulatedEndpoint(
        Guid id,
        String name,
        String owner,
        Guid network,
        long flags,
        List<Address> addresses,
        Optional<MacAddress> mac,
        List<JsonObject> policies,
        Dns dns,
        List<Route> routes,
        Place place,
        Optional<Admitted> admitted)
        implements SimulatedObject {
    /** Flag RemoteEndpoint. */
    public static final long REMOTE = 1;

    /** Flag EnableDhcp. */
    public static final long DHCP = 32;

    /** Copies the lists. */
    public SimulatedEndpoint {
        addresses = List.copyOf(addresses);
        policies = List.copyOf(policies);
        routes = List.copyOf(routes);
    }

    @Override
    public HcnKind kind() {
        return HcnKind.ENDPOINT;
    }

    /** Whether it stands for an endpoint of another node. */
    public boolean isRemote() {
        return (flags & REMOTE) != 0;
    }

    /** The endpoint with other policies. */
    public SimulatedEndpoint withPolicies(List<JsonObject> others) {
        return new SimulatedEndpoint(
                id,
                name,
                owner,
                network,
                flags,
                addresses,
                mac,
                others,
                dns,
                routes,
                place,
                admitted.map(Admitted::touched));
    }

    /** The endpoint attached elsewhere. */
    public SimulatedEndpoint withPlace(Place other) {
        return new SimulatedEndpoint(
                id,
                name,
                owner,
                network,
                flags,
                addresses,
                mac,
                policies,
                dns,
                routes,
                other,
                admitted.map(Admitted::touched));
    }
}
