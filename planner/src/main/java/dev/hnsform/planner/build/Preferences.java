package dev.hnsform.planner.build;

import dev.hnsform.planner.decide.Node;
import dev.hnsform.planner.decide.Nodes;
import dev.hnsform.planner.decide.Scene;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.schema.policy.OpenKeys;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.EndpointAddress;
import dev.hnsform.schema.resource.KindTable;
import dev.hnsform.schema.resource.MacPoolRange;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.schema.resource.Subnet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the host decided before and is asked for again when an object is made anew: addresses, MACs, prefixes, ports. What cannot be had any
 * more is left to the host, and the reasons say so.
 */
final class Preferences {
    private record Claim(ResourceAddress network, IpAddress address) {}

    private final Scene scene;
    private final Nodes nodes;
    private final List<String> reasons;
    private @Nullable Set<Claim> declared;

    Preferences(Scene scene, Nodes nodes) {
        this.scene = scene;
        this.nodes = nodes;
        this.reasons = new ArrayList<>();
    }

    /** The values to ask for; what could not be kept is told through {@link #takeReasons}. */
    FieldValues of(Node node) {
        reasons.clear();
        FieldValues known = known(node);
        FieldValues.Builder values =
                FieldValues.builder(KindTable.fields(node.address().kind()));
        if (known.isEmpty()) {
            return values.build();
        }
        Resource desired = node.desired().orElseThrow();
        FieldValues stated = desired.spec();
        if (desired instanceof Endpoint endpoint) {
            unstated(Endpoint.IP_ADDRESSES, stated, known).ifPresent(list -> addresses(endpoint, list, values));
            unstated(Endpoint.MAC_ADDRESS, stated, known)
                    .filter(mac -> isInPool(endpoint, mac))
                    .ifPresent(mac -> values.put(Endpoint.MAC_ADDRESS, mac));
            List<Policy> completed = OpenKeys.decided(
                    stated.value(Endpoint.POLICIES).orElse(List.of()),
                    known.value(Endpoint.POLICIES).orElse(List.of()));
            if (!completed.isEmpty()) {
                values.put(Endpoint.POLICIES, completed);
            }
        } else if (node.address().kind() == ResourceKind.NETWORK) {
            unstated(Network.SUBNETS, stated, known).ifPresent(list -> subnets(node, list, values));
            unstated(Network.MAC_POOL, stated, known).ifPresent(pool -> values.put(Network.MAC_POOL, pool));
        }
        return values.build();
    }

    List<String> takeReasons() {
        List<String> taken = List.copyOf(reasons);
        reasons.clear();
        return taken;
    }

    private static FieldValues known(Node node) {
        FieldValues held = node.held();
        return node.recorded()
                .map(r -> r.decided())
                .map(d -> d.table() == held.table() ? d.orElse(held) : held)
                .orElse(held);
    }

    private static <T> Optional<T> unstated(Field<T> field, FieldValues stated, FieldValues known) {
        return stated.has(field) ? Optional.empty() : known.value(field);
    }

    private void addresses(Endpoint endpoint, List<EndpointAddress> known, FieldValues.Builder values) {
        List<EndpointAddress> kept = new ArrayList<>(known.size());
        for (EndpointAddress address : known) {
            if (!isInSubnets(endpoint, address.address())) {
                reasons.add("its address " + address.address()
                        + " is in no subnet of the network any more: the host picks another");
            } else if (isTaken(endpoint, address.address())) {
                reasons.add("its address " + address.address() + " is taken: the host picks another");
            } else {
                kept.add(EndpointAddress.of(address.address()));
            }
        }
        if (!kept.isEmpty()) {
            values.put(Endpoint.IP_ADDRESSES, kept);
        }
    }

    private boolean isInSubnets(Endpoint endpoint, IpAddress address) {
        Node network = nodes.find(endpoint.network()).orElse(null);
        if (network == null) {
            return true;
        }
        Optional<List<Subnet>> subnets = network.desired()
                .flatMap(r -> r instanceof Network n ? n.spec().value(Network.SUBNETS) : Optional.empty())
                .or(() -> known(network).table() == Network.TABLE
                        ? known(network).value(Network.SUBNETS)
                        : Optional.empty())
                .or(() -> network.found().orElse(null) instanceof HostNetwork held
                        ? held.reported().value(Network.SUBNETS)
                        : Optional.empty());
        if (subnets.isEmpty() || subnets.get().isEmpty()) {
            return true;
        }
        for (Subnet subnet : subnets.get()) {
            if (subnet.prefix().contains(address)) {
                return true;
            }
        }
        return false;
    }

    private boolean isTaken(Endpoint endpoint, IpAddress address) {
        if (declared().contains(new Claim(endpoint.network(), address))) {
            return true;
        }
        Node network = nodes.find(endpoint.network()).orElse(null);
        if (network == null || !network.isPresent() || network.goes()) {
            return false;
        }
        for (HostEndpoint holder : scene.index().holding(network.identity().id(), address)) {
            if (nodes.owner(holder.id()).filter(Node::goes).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private Set<Claim> declared() {
        Set<Claim> claims = declared;
        if (claims == null) {
            claims = new HashSet<>();
            for (Node node : nodes.all()) {
                if (node.desired().orElse(null) instanceof Endpoint endpoint) {
                    for (EndpointAddress address :
                            endpoint.ipAddresses().value().orElse(List.of())) {
                        claims.add(new Claim(endpoint.network(), address.address()));
                    }
                }
            }
            declared = claims;
        }
        return claims;
    }

    private boolean isInPool(Endpoint endpoint, MacAddress mac) {
        List<MacPoolRange> pool = nodes.find(endpoint.network())
                .flatMap(Node::desired)
                .flatMap(r -> r instanceof Network n ? n.spec().value(Network.MAC_POOL) : Optional.empty())
                .orElse(List.of());
        if (pool.isEmpty()) {
            return true;
        }
        for (MacPoolRange range : pool) {
            if (range.first().compareTo(mac) <= 0 && mac.compareTo(range.last()) <= 0) {
                return true;
            }
        }
        reasons.add("its MAC address " + mac + " is outside the network's new pool: the host picks another");
        return false;
    }

    private void subnets(Node node, List<Subnet> known, FieldValues.Builder values) {
        List<Subnet> kept = new ArrayList<>(known.size());
        for (Subnet subnet : known) {
            for (HostNetwork other : scene.index().overlapping(subnet.prefix())) {
                boolean own =
                        node.isPresent() && other.id().equals(node.identity().id());
                if (!own && nodes.owner(other.id()).filter(Node::goes).isEmpty()) {
                    reasons.add("its prefix " + subnet.prefix() + " overlaps network \"" + other.name()
                            + "\": the host picks another");
                    return;
                }
            }
            FieldValues.Builder plain = FieldValues.builder(Subnet.TABLE).put(Subnet.PREFIX, subnet.prefix());
            plain.putIf(Subnet.GATEWAY, subnet.gateway());
            kept.add(new Subnet(plain.build()));
        }
        if (!kept.isEmpty()) {
            values.put(Network.SUBNETS, kept);
        }
    }
}
