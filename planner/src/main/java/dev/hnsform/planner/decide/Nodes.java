package dev.hnsform.planner.decide;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.net.Guid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All resources of a plan, sorted by address, and found by address and by the id of their host object. */
public final class Nodes {
    private final List<Node> sorted;
    private final Map<ResourceAddress, Node> byAddress;
    private final Map<Guid, Node> byId = new HashMap<>();

    Nodes(List<Node> nodes, Map<ResourceAddress, ResourceAddress> moves) {
        Node[] array = nodes.toArray(Node[]::new);
        Arrays.sort(array);
        sorted = List.of(array);
        byAddress = new HashMap<>(array.length * 2);
        for (Node node : array) {
            byAddress.put(node.address(), node);
        }
        moves.forEach((from, to) -> {
            Node node = byAddress.get(to);
            if (node != null) {
                byAddress.putIfAbsent(from, node);
            }
        });
    }

    /** These and more. */
    Nodes with(List<Node> more, Map<ResourceAddress, ResourceAddress> moves) {
        List<Node> all = new ArrayList<>(sorted);
        all.addAll(more);
        Nodes nodes = new Nodes(all, moves);
        nodes.byId.putAll(byId);
        more.forEach(n -> nodes.own(n.identity().id(), n));
        return nodes;
    }

    /** All, sorted by address. */
    public List<Node> all() {
        return sorted;
    }

    /** The resource of an address, or that was moved from it. */
    public Optional<Node> find(ResourceAddress address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    @Nullable
    Node get(ResourceAddress address) {
        return byAddress.get(address);
    }

    /** The resource whose host object has this id; lookups and remote subnets aside. */
    public Optional<Node> owner(Guid id) {
        return Optional.ofNullable(byId.get(id));
    }

    void own(Guid id, Node node) {
        byId.put(id, node);
    }
}
