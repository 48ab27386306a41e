package dev.hnsform.hns.mapping;

import dev.hnsform.schema.net.Guid;
import java.util.List;

/**
 * Routes for some endpoints as a host's document says them, in either shape (hns-reference 2.6). Prefixes and addresses are as HNS writes them: it
 * takes prefixes with host bits too.
 *
 * @param id its id; of zeros in a request that leaves it to the host
 * @param name its name, or empty
 * @param owner its owner, or empty
 * @param network the network that HNS says it is on; of zeros where it does not
 * @param endpoints the endpoints it is for, in HNS's order
 * @param routes the routes
 */
public record SdnRoute(Guid id, String name, String owner, Guid network, List<Guid> endpoints, List<Hop> routes) {
    /** Copies the lists. */
    public SdnRoute {
        endpoints = List.copyOf(endpoints);
        routes = List.copyOf(routes);
    }

    /**
     * One route.
     *
     * @param destination prefix
     * @param nextHop address, or empty
     * @param encapsulated whether packets are encapsulated
     * @param monitored whether HNS follows endpoints that come and go
     */
    public record Hop(String destination, String nextHop, boolean encapsulated, boolean monitored) {}
}
