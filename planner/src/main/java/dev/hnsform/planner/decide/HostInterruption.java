package dev.hnsform.planner.decide;

import dev.hnsform.planner.decide.Node.Verb;
import dev.hnsform.planner.match.HostIndex;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.resource.Network;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which creates and deletes take the host's own network down for seconds: the first external network on an adapter, and the last one that
 * leaves it (hns-reference 5.4).
 */
public final class HostInterruption {
    private final Nodes nodes;
    private final Map<Node, Node> createsAfter = new LinkedHashMap<>();
    private final Map<Node, Node> deletesBefore = new LinkedHashMap<>();
    private final Set<Node> creates = new HashSet<>();
    private final Set<Node> deletes = new HashSet<>();
    private final Set<Guid> stayingLayers = new HashSet<>();
    private final Set<String> stayingAdapters = new HashSet<>();

    HostInterruption(Scene scene, Nodes nodes) {
        this.nodes = nodes;
        for (HostNetwork network : scene.observed().networks().objects()) {
            if (isExternal(network) && stays(network.id())) {
                network.layer().ifPresent(stayingLayers::add);
                HostIndex.adaptersOf(network).forEach(n -> stayingAdapters.add(n.toLowerCase(Locale.ROOT)));
            }
        }
        Map<String, List<Node>> leaving = new LinkedHashMap<>();
        Map<String, List<Node>> coming = new LinkedHashMap<>();
        Adapters adapters = new Adapters(scene, nodes);
        for (Node node : nodes.all()) {
            if (node.isIncluded() && node.goes() && node.address().kind() == ResourceKind.NETWORK) {
                leaving(node, leaving);
            }
            if (node.isIncluded() && node.comes() && node.desired().orElse(null) instanceof Network network) {
                coming(node, network, adapters, scene.index(), coming);
            }
        }
        leaving.values().forEach(group -> {
            Node last = holder(group);
            deletes.add(last);
            group.forEach(n -> {
                if (n != last) {
                    deletesBefore.put(n, last);
                }
            });
        });
        coming.values().forEach(group -> {
            Node first = group.get(0);
            creates.add(first);
            group.forEach(n -> {
                if (n != first) {
                    createsAfter.put(n, first);
                }
            });
        });
    }

    /** Who goes last of those on one switch: the last that agrees to an interruption, which is how people mark what holds the switch. */
    private static Node holder(List<Node> group) {
        for (int i = group.size() - 1; i >= 0; i--) {
            if (group.get(i).lifecycle().allowHostInterruption()) {
                return group.get(i);
            }
        }
        return group.get(group.size() - 1);
    }

    private void leaving(Node node, Map<String, List<Node>> leaving) {
        HostNetwork network = (HostNetwork) node.found().orElseThrow();
        List<String> names = HostIndex.adaptersOf(network);
        boolean shared = network.layer().filter(stayingLayers::contains).isPresent()
                || names.stream().anyMatch(n -> stayingAdapters.contains(n.toLowerCase(Locale.ROOT)));
        if (!isExternal(network) || shared) {
            return;
        }
        String key = network.layer()
                .map(Guid::toString)
                .orElseGet(() -> String.join(",", names).toLowerCase(Locale.ROOT));
        leaving.computeIfAbsent(key, k -> new ArrayList<>()).add(node);
    }

    private static boolean isExternal(HostNetwork network) {
        return NetworkType.ofLabel(network.type())
                .filter(NetworkType::isExternal)
                .isPresent();
    }

    private boolean stays(Guid id) {
        return nodes.owner(id).filter(Node::goes).isEmpty();
    }

    private void coming(
            Node node, Network network, Adapters adapters, HostIndex index, Map<String, List<Node>> coming) {
        if (!network.type().isExternal() || adapters.sharedWith(network).isPresent()) {
            return;
        }
        boolean picked = network.adapter().isEmpty();
        for (AdapterFacts adapter : adapters.candidates(network)) {
            List<HostNetwork> there = index.onAdapter(adapter.name());
            boolean switchStays = there.isEmpty()
                    ? adapter.switchId().isPresent()
                    : there.stream().anyMatch(n -> stays(n.id()));
            if (!switchStays) {
                String key = picked ? "" : adapter.name().toLowerCase(Locale.ROOT);
                coming.computeIfAbsent(key, k -> new ArrayList<>()).add(node);
                return;
            }
        }
    }

    /** Whether creating the network of a node interrupts. */
    public boolean byCreate(Node node) {
        return creates.contains(node);
    }

    /** Whether deleting the network of a node interrupts. */
    public boolean byDelete(Node node) {
        return deletes.contains(node);
    }

    /** The network that must be created before, so that it is known which create interrupts. */
    public Optional<Node> createdFirst(Node node) {
        return Optional.ofNullable(createsAfter.get(node));
    }

    /** The network that must be deleted after, so that it is known which delete interrupts. */
    public Optional<Node> deletedLast(Node node) {
        return Optional.ofNullable(deletesBefore.get(node));
    }

    /** Whether a node needs consent. */
    boolean concerns(Node node) {
        return (node.comes() && creates.contains(node))
                || (node.goes() && deletes.contains(node)) && !node.is(Verb.BLOCKED);
    }
}
