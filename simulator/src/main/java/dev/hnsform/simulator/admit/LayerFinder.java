package dev.hnsform.simulator.admit;

import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.host.AdapterFacts.InterfaceAddress;
import dev.hnsform.schema.host.AdapterFacts.Medium;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.simulator.model.Change;
import dev.hnsform.simulator.model.Host;
import dev.hnsform.simulator.model.HostState;
import dev.hnsform.simulator.model.Layer;
import dev.hnsform.simulator.model.Mix;
import dev.hnsform.simulator.switching.Adapters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds or makes the switch layer of a network that is taken over, and marks its adapter as held. */
final class LayerFinder {
    private static final int ASSUMED_LENGTH = 24;

    private final HostState state;
    private final Map<Guid, Layer> layers = new LinkedHashMap<>();
    private final List<AdapterFacts> adapters;
    private boolean adaptersChanged;

    LayerFinder(HostState state) {
        this.state = state;
        this.adapters = new ArrayList<>(state.host().adapters());
        state.layers().forEach(l -> layers.put(l.id(), l));
    }

    /** The layers and adapters that were made. */
    List<Change> changes(Host host) {
        List<Change> changes = new ArrayList<>();
        if (adaptersChanged) {
            changes.add(new Change.PutHost(host.withAdapters(adapters)));
        }
        layers.values().stream()
                .filter(l -> state.layer(l.id()).isEmpty())
                .forEach(l -> changes.add(new Change.PutLayer(l)));
        return changes;
    }

    /** The layer of a network. */
    Guid find(Guid network, String type, boolean external, JsonObject document, Optional<IpAddress> managementIp) {
        JsonObject extra =
                document.object("Health").flatMap(h -> h.object("Extra")).orElse(JsonObject.EMPTY);
        Optional<Guid> named = document.string("LayeredOn")
                .or(() -> extra.string("LayeredOn"))
                .flatMap(Guid::tryParse)
                .filter(g -> !g.isZero());
        if (named.isPresent() && layers.containsKey(named.get())) {
            return named.get();
        }
        Optional<Guid> switchId = document.string("SwitchGuid")
                .or(() -> extra.string("SwitchGuid"))
                .or(() -> allocatorSwitch(document))
                .flatMap(Guid::tryParse);
        List<String> held = external ? adapters(document, switchId, managementIp) : List.of();
        Optional<Layer> holder = layers.values().stream()
                .filter(l -> l.adapters().stream().anyMatch(a -> held.stream().anyMatch(a::equalsIgnoreCase)))
                .findFirst();
        if (holder.isPresent() && named.isEmpty()) {
            return holder.get().id();
        }
        if (named.isEmpty() && !external) {
            return Guid.ZERO;
        }
        long seed = state.host().seed();
        Layer layer = new Layer(
                named.orElseGet(() -> Mix.guid(seed, network, "layer")),
                switchId.orElseGet(() -> Mix.guid(seed, network, "switch")),
                type,
                holder.isPresent() ? List.of() : held,
                false);
        layers.put(layer.id(), layer);
        return layer.id();
    }

    private static Optional<String> allocatorSwitch(JsonObject document) {
        return document
                .object("Resources")
                .flatMap(r -> r.array("Allocators"))
                .orElse(JsonArray.EMPTY)
                .objects()
                .stream()
                .flatMap(a -> a.string("SwitchId").stream())
                .findFirst();
    }

    private List<String> adapters(JsonObject document, Optional<Guid> switchId, Optional<IpAddress> managementIp) {
        String named = document.string("NetworkAdapterName").orElse("");
        for (JsonObject policy : Lenient.policies(document, true)) {
            if (policy.string("Type").filter("NetAdapterName"::equals).isPresent()) {
                named = policy.object("Settings")
                        .flatMap(s -> s.string("NetworkAdapterName"))
                        .orElse(named);
            }
        }
        if (!named.isEmpty()) {
            List<String> names =
                    Arrays.stream(named.split(",")).map(String::strip).toList();
            names.forEach(n -> require(n, managementIp));
            return names;
        }
        return held(switchId).or(this::free).map(a -> List.of(a.name())).orElse(List.of());
    }

    private void require(String name, Optional<IpAddress> managementIp) {
        if (adapters.stream().noneMatch(a -> a.name().equalsIgnoreCase(name))) {
            adapters.add(new AdapterFacts(
                    name,
                    Adapters.mac(state.host().seed(), Guid.ZERO, "adapter " + name),
                    Medium.ETHERNET,
                    true,
                    managementIp.stream()
                            .map(a -> new InterfaceAddress(a, ASSUMED_LENGTH))
                            .toList(),
                    Optional.empty()));
            adaptersChanged = true;
        }
    }

    /** The adapter that the host says a switch holds. */
    private Optional<AdapterFacts> held(Optional<Guid> switchId) {
        List<AdapterFacts> held = adapters.stream()
                .filter(a -> a.medium() == Medium.ETHERNET && a.switchId().isPresent())
                .toList();
        if (switchId.isPresent()) {
            Optional<AdapterFacts> exact =
                    held.stream().filter(a -> a.switchId().equals(switchId)).findFirst();
            if (exact.isPresent()) {
                return exact;
            }
        }
        return held.size() == 1 ? Optional.of(held.get(0)) : Optional.empty();
    }

    private Optional<AdapterFacts> free() {
        return adapters.stream()
                .filter(a -> a.medium() == Medium.ETHERNET
                        && a.connected()
                        && a.switchId().isEmpty())
                .filter(a -> layers.values().stream()
                        .noneMatch(l -> l.adapters().stream().anyMatch(a.name()::equalsIgnoreCase)))
                .findFirst();
    }
}
