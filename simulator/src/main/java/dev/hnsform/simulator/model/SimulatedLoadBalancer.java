package dev.hnsform.simulator.model;

import dev.hnsform.hns.mapping.LoadBalancer;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.net.Guid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A load balancer.
 *
 * @param balancer what it is; its network is that of its first endpoint when it was made
 * @param deletionFailed whether a deletion of it has failed already, as the first one can on Windows Server 2019
 * @param admitted the real host's document it comes from
 */
public record SimulatedLoadBalancer(LoadBalancer balancer, boolean deletionFailed, Optional<Admitted> admitted)
        implements SimulatedObject {
    /** Ports that HNS takes at a time from the dynamic range for a balancer without direct server return (hns-reference 5.9). */
    public static final int PORTS_IN_A_BLOCK = 64;

    /** How many blocks there are: Windows' dynamic range has 16384 ports (hns-reference 5.9 names the blocks, not the range). */
    public static final int BLOCKS = 16_384 / PORTS_IN_A_BLOCK;

    /**
     * A port that a balancer listens on.
     *
     * @param protocol IP protocol number
     * @param port external port
     * @param vip address, or empty for every local one
     */
    public record Frontend(int protocol, int port, String vip) {}

    @Override
    public HcnKind kind() {
        return HcnKind.LOAD_BALANCER;
    }

    @Override
    public Guid id() {
        return balancer.id();
    }

    @Override
    public String name() {
        return balancer.name();
    }

    @Override
    public String owner() {
        return balancer.owner();
    }

    /** What it listens on. */
    public List<Frontend> frontends() {
        return frontends(balancer);
    }

    /** What a balancer listens on: each of its VIPs with each of its ports. */
    public static List<Frontend> frontends(LoadBalancer balancer) {
        List<String> vips = balancer.frontendVips().isEmpty() ? List.of("") : balancer.frontendVips();
        List<Frontend> frontends = new ArrayList<>();
        for (LoadBalancer.PortMapping mapping : balancer.portMappings()) {
            vips.forEach(vip -> frontends.add(new Frontend(mapping.protocol(), mapping.externalPort(), vip)));
        }
        return frontends;
    }

    /** The balancer with other contents and the same id. */
    public SimulatedLoadBalancer with(LoadBalancer other) {
        return new SimulatedLoadBalancer(other, deletionFailed, admitted.map(Admitted::touched));
    }

    /** The balancer without some of its endpoints. */
    public SimulatedLoadBalancer without(List<Guid> endpoints) {
        List<Guid> left = balancer.endpoints().stream()
                .filter(id -> !endpoints.contains(id))
                .toList();
        return with(new LoadBalancer(
                balancer.id(),
                balancer.name(),
                balancer.owner(),
                balancer.network(),
                left,
                balancer.sourceVip(),
                balancer.frontendVips(),
                balancer.portMappings(),
                balancer.flags()));
    }

    /** The balancer after a deletion that failed. */
    public SimulatedLoadBalancer withDeletionFailed() {
        return new SimulatedLoadBalancer(balancer, true, admitted);
    }
}
