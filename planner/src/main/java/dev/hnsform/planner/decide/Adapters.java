package dev.hnsform.planner.decide;

import dev.hnsform.planner.change.FieldChange;
import dev.hnsform.planner.match.HostIndex;
import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.resource.Adapter;
import dev.hnsform.schema.resource.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which physical adapters a network is about, and whether the host's network is on them. */
public final class Adapters {
    private static final String PATH = "spec.adapter";

    private final Scene scene;
    private final Nodes nodes;

    /** Prepares the look-up. */
    public Adapters(Scene scene, Nodes nodes) {
        this.scene = scene;
        this.nodes = nodes;
    }

    /** What differs; what cannot be compared does not. */
    Optional<FieldChange> difference(Adapter wanted, HostNetwork held) {
        List<String> there = HostIndex.adaptersOf(held);
        Optional<List<String>> names = wanted.values().value(Adapter.NAMES);
        boolean differs;
        if (names.isPresent()) {
            differs = !there.isEmpty() && !sameNames(names.get(), there);
        } else if (wanted.values().has(Adapter.ADDRESS)) {
            Optional<AdapterFacts> below =
                    scene.index().adapterWith(wanted.values().required(Adapter.ADDRESS));
            boolean isManagement = held.managementIp().equals(wanted.values().value(Adapter.ADDRESS));
            differs = !isManagement
                    && below.isPresent()
                    && !there.isEmpty()
                    && there.stream()
                            .noneMatch(n -> n.equalsIgnoreCase(below.get().name()));
        } else {
            Node shared = nodes.get(wanted.values().required(Adapter.SHARED_WITH));
            HostNetwork other = shared == null ? null : Matcher.networkOf(shared);
            differs = other != null
                    && other.layer().isPresent()
                    && held.layer().isPresent()
                    && !other.layer().equals(held.layer());
        }
        if (!differs) {
            return Optional.empty();
        }
        Optional<Json> before = held.reported().value(Network.ADAPTER).map(a -> FieldJson.toJson(Adapter.SHAPE, a));
        return Optional.of(new FieldChange(
                PATH,
                before.or(() -> there.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                Json.object().put("names", Json.strings(there)).build())),
                Optional.of(FieldJson.toJson(Adapter.SHAPE, wanted)),
                FieldChange.Effect.REPLACES));
    }

    private static boolean sameNames(List<String> wanted, List<String> there) {
        if (wanted.size() != there.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!wanted.get(i).equalsIgnoreCase(there.get(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * The physical adapters that a declared network will take: the named ones, the one with the address, or when nothing is said those that
     * HNS may pick: connected, wired and without a switch. Empty when it shares another network's switch.
     */
    public List<AdapterFacts> candidates(Network network) {
        Optional<Adapter> adapter = network.adapter();
        List<AdapterFacts> found = new ArrayList<>();
        if (adapter.isEmpty()) {
            for (AdapterFacts facts : scene.facts().adapters()) {
                if (facts.medium() == AdapterFacts.Medium.ETHERNET
                        && facts.connected()
                        && facts.switchId().isEmpty()) {
                    found.add(facts);
                }
            }
            return found;
        }
        for (String name : adapter.get().values().value(Adapter.NAMES).orElse(List.of())) {
            scene.facts().adapter(name).ifPresent(found::add);
        }
        adapter.get()
                .values()
                .value(Adapter.ADDRESS)
                .flatMap(scene.index()::adapterWith)
                .ifPresent(found::add);
        return found;
    }

    /** The id of the network whose switch a declared network shares. */
    public Optional<Guid> sharedWith(Network network) {
        return network.adapter()
                .flatMap(a -> a.values().value(Adapter.SHARED_WITH))
                .flatMap(nodes::find)
                .filter(Node::hasIdentity)
                .map(n -> n.identityAfter().id());
    }
}
