package dev.hnsform.hns.mapping;

import dev.hnsform.schema.net.Guid;
import java.util.List;

/**
 * A load balancer as a host's document says it, in either shape (hns-reference 2.6). Addresses are as HNS writes them.
 *
 * @param id its id; of zeros in a request that leaves it to the host
 * @param name its name, or empty
 * @param owner its owner, or empty
 * @param network the network that HNS says it is on; of zeros where it does not
 * @param endpoints its backends, in HNS's order
 * @param sourceVip the address that the node speaks to backends with, or empty
 * @param frontendVips the addresses it listens on; none for every local address
 * @param portMappings its ports
 * @param flags LoadBalancerFlags
 */
public record LoadBalancer(
        Guid id,
        String name,
        String owner,
        Guid network,
        List<Guid> endpoints,
        String sourceVip,
        List<String> frontendVips,
        List<PortMapping> portMappings,
        long flags) {
    /** The bit of {@code Flags} for direct server return: backends answer clients themselves. */
    public static final long DIRECT_SERVER_RETURN = 1;

    /** Copies the lists. */
    public LoadBalancer {
        endpoints = List.copyOf(endpoints);
        frontendVips = List.copyOf(frontendVips);
        portMappings = List.copyOf(portMappings);
    }

    /**
     * One port of a load balancer.
     *
     * @param protocol IP protocol number, 6 or 17
     * @param internalPort the backends' port
     * @param externalPort the port it listens on
     * @param distribution LoadBalancerDistribution; 0 for the whole 5-tuple
     * @param flags LoadBalancerPortMappingFlags
     */
    public record PortMapping(int protocol, int internalPort, int externalPort, int distribution, long flags) {}

    /** Whether backends answer clients themselves. */
    public boolean isDirectServerReturn() {
        return (flags & DIRECT_SERVER_RETURN) != 0;
    }
}
