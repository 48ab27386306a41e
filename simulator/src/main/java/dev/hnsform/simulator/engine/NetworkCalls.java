package dev.hnsform.simulator.engine;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.schema.net.MacRange;
import dev.hnsform.simulator.document.Answers;
import dev.hnsform.simulator.document.Fields;
import dev.hnsform.simulator.document.ModifyRequest;
import dev.hnsform.simulator.document.NetworkRequest;
import dev.hnsform.simulator.document.Words;
import dev.hnsform.simulator.model.Change;
import dev.hnsform.simulator.model.Layer;
import dev.hnsform.simulator.model.Mix;
import dev.hnsform.simulator.model.Policies;
import dev.hnsform.simulator.model.SimulatedNetwork;
import dev.hnsform.simulator.model.Subnet;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.rule.Rule;
import dev.hnsform.simulator.switching.Adapters;
import dev.hnsform.simulator.switching.SwitchChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Calls on networks. */
final class NetworkCalls {
    private static final int POOLS = 4096;
    /** Proven changeable in place (hns-reference 5.1, code). */
    private static final Set<String> CHANGEABLE =
            Set.of("RemoteSubnetRoute", "HostRoute", "NetworkACL", "SetPolicy", "L4Proxy", "NeighborDiscovery");

    private static final Guid NAT_LAYER = new Guid(0, 1);

    private final Ruling ruling;

    NetworkCalls(Ruling ruling) {
        this.ruling = ruling;
    }

    List<Change> create(Guid argument, JsonObject document) {
        NetworkRequest request = NetworkRequest.read(document);
        Guid id = ruling.newId(HcnKind.NETWORK, argument, request.id());
        requireNewName(request.name());
        NetworkType type = type(request.typeText());
        requireIcs(type);
        long flags = flags(type, request.flags());
        new PolicyRules(ruling).checkNetwork(type, request.policies());
        List<Subnet> subnets = new Subnets(ruling).make(type, id, request.subnets());
        List<Change> changes = new ArrayList<>();
        Guid layer = layer(type, id, request.policies(), changes);
        List<JsonObject> policies = request.policies().stream()
                .filter(p -> !Policies.type(p).equals("DrMacAddress"))
                .toList();
        Optional<MacAddress> drMac = type == NetworkType.OVERLAY
                ? Optional.of(Adapters.mac(ruling.host().seed(), id, "router"))
                : Optional.empty();
        boolean sharedNat = type == NetworkType.NAT && ruling.release().natSharesLayer();
        changes.add(new Change.PutObject(new SimulatedNetwork(
                id,
                request.name(),
                ruling.owner(request.owner()),
                request.typeText(),
                flags,
                policies,
                subnets,
                request.dhcp(),
                request.macPool().isEmpty() ? List.of(macPool(id)) : request.macPool(),
                request.dns(),
                layer,
                Optional.empty(),
                drMac,
                sharedNat ? ruling.state().nextNatVlan() : 0,
                extensions(policies),
                Optional.empty())));
        return changes;
    }

    /** What the network's policies say of the extensions of its switch. */
    private SortedMap<Guid, Boolean> extensions(List<JsonObject> policies) {
        SortedMap<Guid, Boolean> extensions = new TreeMap<>();
        for (JsonObject policy : Policies.ofType(policies, "VSwitchExtension")) {
            JsonObject settings = Policies.settings(policy);
            Guid id = Fields.guid(settings, "ExtensionID").orElse(Guid.ZERO);
            requireExtension(id);
            extensions.put(id, Fields.bool(settings, "Enable"));
        }
        return extensions;
    }

    private void requireExtension(Guid id) {
        if (!Answers.extensionIds(ruling.host()).contains(id)) {
            throw Rule.EXTENSION_NOT_FOUND.about("extension " + id);
        }
    }

    private void requireNewName(String name) {
        List<Guid> alike = name.isEmpty() ? List.of() : ruling.state().networksNamed(name);
        if (alike.isEmpty()) {
            return;
        }
        boolean same = alike.stream()
                .anyMatch(id -> ruling.state()
                        .network(id)
                        .filter(n -> n.name().equals(name))
                        .isPresent());
        if (same || ruling.is(Switch.NAME_CASE, "insensitive")) {
            throw Rule.NETWORK_NAME_IN_USE.about("\"" + name + "\"");
        }
    }

    private static NetworkType type(String text) {
        Optional<NetworkType> type = NetworkType.ofLabel(text);
        if (type.isPresent()) {
            return type.get();
        }
        boolean known = Words.canonical(Words.NETWORK_MODES, text).isPresent() || text.equalsIgnoreCase("Layered");
        throw (known ? Rule.TYPE_NOT_CREATABLE : Rule.UNKNOWN_NETWORK_TYPE).about("\"" + text + "\"");
    }

    /** ICS is made by the SharedAccess service, and so is NAT on HNS 9.x (hns-reference 5.2, 5.3). */
    private void requireIcs(NetworkType type) {
        boolean needed = type == NetworkType.ICS
                || type == NetworkType.NAT && !ruling.release().from(11, 0);
        String service = ruling.host().services().getOrDefault("SharedAccess", "running");
        if (needed && (service.equals("disabled") || service.equals("absent"))) {
            throw Rule.ICS_DISABLED.about(type + " network; SharedAccess is " + service);
        }
    }

    private long flags(NetworkType type, long asked) {
        long flags = asked & ruling.release().knownNetworkFlags();
        if (flags != asked && ruling.is(Switch.UNKNOWN_FLAGS, "refuse")) {
            throw Rule.UNKNOWN_FLAGS.about(
                    "Flags " + asked + " on HNS " + ruling.release().version());
        }
        if (type != NetworkType.NAT) {
            return flags;
        }
        if ((flags & SimulatedNetwork.PERSISTENT) != 0) {
            if (ruling.is(Switch.ENABLE_PERSISTENT_NAT, "kept")) {
                return flags;
            }
            flags &= ~SimulatedNetwork.PERSISTENT;
        }
        // Answers on HNS 13.3 and 15.0 show 8, on 9.2 they show 0 [log]
        return ruling.release().natSharesLayer() ? flags | SimulatedNetwork.NON_PERSISTENT : flags;
    }

    private Guid layer(NetworkType type, Guid network, List<JsonObject> policies, List<Change> changes) {
        if (!type.isExternal()) {
            return internalLayer(type, network, changes);
        }
        SwitchChoice.Chosen chosen = new SwitchChoice(ruling.state(), ruling::choice).choose(type, policies);
        if (chosen.joined().isPresent()) {
            return chosen.joined().get().id();
        }
        Layer layer = new Layer(ruling.made("layer"), ruling.made("switch"), type.label(), chosen.adapters(), false);
        changes.add(new Change.PutLayer(layer));
        changes.add(new Change.PutHost(ruling.host().interrupted()));
        return layer.id();
    }

    private Guid internalLayer(NetworkType type, Guid network, List<Change> changes) {
        long seed = ruling.host().seed();
        if (type == NetworkType.NAT && ruling.release().natSharesLayer()) {
            Optional<Layer> shared = ruling.state()
                    .layer(Mix.guid(seed, NAT_LAYER, "layer"))
                    .or(() -> ruling.state().layers().stream()
                            .filter(l -> l.typeText().equalsIgnoreCase("NAT"))
                            .findFirst());
            if (shared.isPresent()) {
                return shared.get().id();
            }
        }
        Guid of = type == NetworkType.NAT && ruling.release().natSharesLayer() ? NAT_LAYER : network;
        Layer layer =
                new Layer(Mix.guid(seed, of, "layer"), Mix.guid(seed, of, "switch"), type.label(), List.of(), false);
        changes.add(new Change.PutLayer(layer));
        return layer.id();
    }

    /** A pool {@code 00-15-5D-xx-x0-00 … xF-FF} that no network has, while there is one (hns-reference 2.3). */
    private MacRange macPool(Guid network) {
        long start = Math.floorMod(Mix.bits(ruling.host().seed(), network, "mac pool"), (long) POOLS);
        int tries = ruling.state().macPools() >= POOLS ? 1 : POOLS;
        MacAddress first = first(start);
        for (int i = 0; i < tries && ruling.state().hasMacPoolFrom(first); i++) {
            first = first((start + i) % POOLS);
        }
        return new MacRange(first, first.plus(0xFFF));
    }

    private static MacAddress first(long pool) {
        return new MacAddress(0x0015_5D00_0000L | pool << 12);
    }

    List<Change> delete(SimulatedNetwork network) {
        int attached = ruling.state().book(network.id()).attached();
        if (attached > 0 && ruling.is(Switch.DELETE_NETWORK_WITH_ATTACHED, "refuse")) {
            throw Rule.NETWORK_HAS_ATTACHED_ENDPOINTS.about("network \"" + network.name() + "\" has " + attached
                    + (attached == 1 ? " attached endpoint" : " attached endpoints"));
        }
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.RemoveObject(HcnKind.NETWORK, network.id()));
        changes.addAll(
                Backends.without(ruling, ruling.state().book(network.id()).endpoints()));
        Layer layer = ruling.state().layer(network.layer()).orElse(null);
        if (layer != null && ruling.state().usesOf(layer.id()) == 1) {
            changes.add(new Change.RemoveLayer(layer.id()));
            if (!layer.adapters().isEmpty()) {
                changes.add(new Change.PutHost(ruling.host()
                        .withAdapters(new Adapters(ruling.state()).released(layer.adapters()))
                        .interrupted()));
            }
        }
        return changes;
    }

    List<Change> modify(SimulatedNetwork network, JsonObject document) {
        Ruling.requireModelled(network);
        ModifyRequest request = ModifyRequest.read(HcnKind.NETWORK, document);
        NetworkType type = network.type().orElseThrow(() -> Rule.NOT_MODELLED.about(network.typeText()));
        SimulatedNetwork after = switch (request.resource()) {
            case "Policy" -> policies(network, type, request);
            case "DNS" -> dns(network, request);
            case "Extension" -> extension(network, request);
            case "Subnet", "IPSubnet" -> subnets(network, type, request);
            default -> throw request.unsupported();
        };
        return List.of(new Change.PutObject(after));
    }

    /** A v1 POST to its id: sets the policies that the document lists, and nothing else (hns-reference 1.3; of networks inferred). */
    List<Change> update(SimulatedNetwork network, JsonObject document) {
        Ruling.requireModelled(network);
        NetworkType type = network.type().orElseThrow(() -> Rule.NOT_MODELLED.about(network.typeText()));
        Optional<List<JsonObject>> listed = NetworkRequest.listedPolicies(document);
        if (listed.isEmpty()) {
            return List.of();
        }
        new PolicyRules(ruling).checkNetwork(type, listed.get());
        requireChangeable(network.policies(), listed.get());
        requireChangeable(listed.get(), network.policies());
        return List.of(new Change.PutObject(network.withPolicies(listed.get())));
    }

    /** What is in one list alone must be of a type that changes in place. */
    private static void requireChangeable(List<JsonObject> all, List<JsonObject> other) {
        for (JsonObject policy : all) {
            if (!other.contains(policy) && !CHANGEABLE.contains(Policies.type(policy))) {
                throw Rule.NETWORK_POLICY_FIXED.about(Policies.type(policy));
            }
        }
    }

    private SimulatedNetwork policies(SimulatedNetwork network, NetworkType type, ModifyRequest request) {
        List<JsonObject> named = request.policies(true);
        new PolicyRules(ruling).checkNetwork(type, named);
        for (JsonObject policy : named) {
            if (!CHANGEABLE.contains(Policies.type(policy))) {
                throw Rule.NETWORK_POLICY_FIXED.about(Policies.type(policy));
            }
        }
        return network.withPolicies(new PolicyLists(ruling, true).after(network.policies(), request));
    }

    private static SimulatedNetwork dns(SimulatedNetwork network, ModifyRequest request) {
        if (!request.is("DNS", "Update")) {
            throw request.unsupported();
        }
        return network.withDns(request.dns());
    }

    private SimulatedNetwork extension(SimulatedNetwork network, ModifyRequest request) {
        if (!request.is("Extension", "Update")) {
            throw request.unsupported();
        }
        Guid id = Fields.guid(request.settings(), "Id")
                .or(() -> Fields.guid(request.settings(), "ID"))
                .orElse(Guid.ZERO);
        requireExtension(id);
        return network.withExtension(id, Fields.bool(request.settings(), "IsEnabled"));
    }

    private SimulatedNetwork subnets(SimulatedNetwork network, NetworkType type, ModifyRequest request) {
        if (!request.is(request.resource(), "Add", "Remove")) {
            throw request.unsupported();
        }
        if (!ruling.has(Feature.SUBNET_CHANGE)) {
            throw Rule.SUBNET_CHANGE_NOT_ON_THIS_BUILD.about(request.resource());
        }
        if (!type.hasVfp()) {
            throw Rule.SUBNET_CHANGE_NOT_ON_THIS_TYPE.about(request.resource() + " of a " + type + " network");
        }
        SubnetChanges changes = new SubnetChanges(ruling, network, type);
        boolean add = request.request().equals("Add");
        if (request.resource().equals("Subnet")) {
            return network.withSubnets(add ? changes.add(request) : changes.remove(request));
        }
        return network.withSubnets(add ? changes.addIpSubnets(request) : changes.removeIpSubnets(request));
    }
}
