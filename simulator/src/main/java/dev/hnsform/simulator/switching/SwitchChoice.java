package dev.hnsform.simulator.switching;

import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.host.AdapterFacts.Medium;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.simulator.model.HostState;
import dev.hnsform.simulator.model.Layer;
import dev.hnsform.simulator.model.Policies;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.rule.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which switch an external network gets: a layer to join, or adapters for a new one (hns-reference 5.4). */
public final class SwitchChoice {
    private final HostState state;
    private final Adapters adapters;
    private final Function<Switch, String> switches;

    /**
     * Choices on this state.
     *
     * @param switches the setting of a switch on which a result depends
     */
    public SwitchChoice(HostState state, Function<Switch, String> switches) {
        this.state = state;
        this.adapters = new Adapters(state);
        this.switches = switches;
    }

    /**
     * What was chosen.
     *
     * @param joined the layer to join; absent for a new one
     * @param adapters names of the adapters of a new one
     */
    public record Chosen(Optional<Layer> joined, List<String> adapters) {}

    /**
     * Chooses for a network of this type.
     *
     * @throws dev.hnsform.simulator.rule.RuleRefusal if there is nothing to choose
     */
    public Chosen choose(NetworkType type, List<JsonObject> policies) {
        Optional<String> constraint = setting(policies, "LayerConstraint", "LayerId");
        if (constraint.isPresent()) {
            return join(layer(constraint.get()), type, true);
        }
        Optional<String> named = setting(policies, "NetAdapterName", "NetworkAdapterName");
        if (named.isPresent()) {
            return byName(type, named.get());
        }
        Optional<String> address = setting(policies, "ProviderAddress", "ProviderAddress");
        if (address.isPresent()) {
            return on(type, List.of(withAddress(address.get())));
        }
        Optional<AdapterFacts> free = adapters.free();
        if (free.isPresent()) {
            return new Chosen(Optional.empty(), List.of(free.get().name()));
        }
        return joinAny(type);
    }

    private static Optional<String> setting(List<JsonObject> policies, String type, String key) {
        return Policies.ofType(policies, type).stream()
                .map(p -> Policies.settings(p).string(key).orElse(""))
                .filter(s -> !s.isEmpty())
                .findFirst();
    }

    private Layer layer(String id) {
        Guid guid = Guid.tryParse(id).orElseThrow(() -> Rule.NOT_A_GUID.about("LayerId \"" + id + "\""));
        return state.layer(guid).orElseThrow(() -> Rule.LAYER_NOT_FOUND.about("LayerId " + guid));
    }

    private Chosen byName(NetworkType type, String names) {
        List<AdapterFacts> found = new ArrayList<>();
        for (String name : Arrays.stream(names.split(",")).map(String::strip).toList()) {
            found.add(adapters.named(name).orElseThrow(() -> unusable(name, "there is no such adapter")));
        }
        return on(type, found);
    }

    private AdapterFacts withAddress(String text) {
        IpAddress address = IpAddress.tryParse(text)
                .orElseThrow(() -> Rule.NOT_AN_ADDRESS.about("ProviderAddress \"" + text + "\""));
        return adapters.withAddress(address)
                .orElseThrow(() -> Rule.NO_FREE_ADAPTER.about("no adapter has the address " + address));
    }

    private Chosen on(NetworkType type, List<AdapterFacts> wanted) {
        for (AdapterFacts adapter : wanted) {
            if (adapter.medium() == Medium.OTHER) {
                throw Rule.ADAPTER_TAKEN.about("adapter \"" + adapter.name() + "\" is no Ethernet adapter");
            }
            if (adapter.medium() != Medium.ETHERNET) {
                throw unusable(adapter.name(), adapter.medium() == Medium.WIFI ? "it is Wi-Fi" : "it is a vEthernet");
            }
            if (!adapter.connected()) {
                throw unusable(adapter.name(), "it is not connected");
            }
        }
        Optional<AdapterFacts> held = wanted.stream().filter(adapters::isHeld).findFirst();
        if (held.isPresent()) {
            Layer layer = adapters.layerOf(held.get()).orElseThrow(() -> taken(held.get()));
            if (!isCompatible(type, layer) || wanted.size() != layer.adapters().size()) {
                throw taken(held.get());
            }
            return join(layer, type, false);
        }
        return new Chosen(
                Optional.empty(), wanted.stream().map(AdapterFacts::name).toList());
    }

    private static RuntimeException taken(AdapterFacts adapter) {
        return Rule.ADAPTER_TAKEN.about("adapter \"" + adapter.name() + "\"");
    }

    private static RuntimeException unusable(String name, String why) {
        return Rule.ADAPTER_UNUSABLE.about("adapter \"" + name + "\": " + why);
    }

    private Chosen joinAny(NetworkType type) {
        for (Layer layer : state.layers()) {
            if (!layer.adapters().isEmpty() && isCompatible(type, layer)) {
                if (switches.apply(Switch.NO_FREE_ADAPTER).equals("join-layer")) {
                    return join(layer, type, false);
                }
                break;
            }
        }
        throw Rule.NO_FREE_ADAPTER.about(type + " network without an adapter of its own");
    }

    private Chosen join(Layer layer, NetworkType type, boolean byConstraint) {
        NetworkType other = NetworkType.ofLabel(layer.typeText()).orElse(null);
        if (byConstraint && (other == null || !other.isExternal() || other.hasVfp() != type.hasVfp())) {
            throw Rule.LAYER_NOT_SHAREABLE.about("layer " + layer.id() + " of type " + layer.typeText());
        }
        if (state.isUnshared(layer.id())) {
            throw Rule.LAYER_SHARING_DISABLED.about("layer " + layer.id());
        }
        return new Chosen(Optional.of(layer), List.of());
    }

    private boolean isCompatible(NetworkType type, Layer layer) {
        NetworkType other = NetworkType.ofLabel(layer.typeText()).orElse(null);
        if (other == type) {
            return true;
        }
        return other != null
                && other.hasVfp()
                && type.hasVfp()
                && switches.apply(Switch.LAYER_SHARING).equals("vfp-types");
    }
}
