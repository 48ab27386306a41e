package dev.hnsform.simulator.engine;

import dev.hnsform.hns.document.HcnWords;
import dev.hnsform.hns.document.ModifyRequest;
import dev.hnsform.hns.document.QueryFilter;
import dev.hnsform.hns.document.WordTable;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.host.Epoch;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.profile.Switches;
import dev.hnsform.simulator.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A simulated HNS: what its calls do and answer, as strict as HNS is known to be. Refusals are {@code RuleRefusal}s. Knows no file and no fault.
 * Not safe for several threads.
 */
public final class Engine {
    private final HostState state;
    private final Choices choices;
    private final IdSource ids;
    private final Changes changes;
    private final NetworkCalls networks;
    private final EndpointCalls endpoints;
    private final NamespaceCalls namespaces;
    private final Answers answers;
    private Optional<HostFacts> facts = Optional.empty();

    /**
     * An engine over a state.
     *
     * @param managementIpReads how many reads of a new external network find no {@code ManagementIP} yet
     * @param kept whether anybody will ask {@link #takeChanges} what was touched
     */
    Engine(HostState state, Switches switches, IdSource ids, int managementIpReads, boolean kept) {
        this.state = state;
        this.choices = new Choices(switches);
        this.ids = ids;
        this.changes = new Changes(state, managementIpReads, kept);
        this.networks = new NetworkCalls(state, choices, ids, changes);
        this.endpoints = new EndpointCalls(state, choices, ids, changes);
        this.namespaces = new NamespaceCalls(state, choices, ids, changes, endpoints);
        this.answers = new Answers(choices, state);
    }

    HostState state() {
        return state;
    }

    IdSource ids() {
        return ids;
    }

    Changes changes() {
        return changes;
    }

    void factsChanged() {
        facts = Optional.empty();
    }

    /** The settings of what is not established. */
    public Switches switches() {
        return choices.switches();
    }

    /** Sets what is not established. */
    public void setSwitches(Switches switches) {
        choices.set(switches);
    }

    /** Begins a call: what it comes to depend on is noted from here. */
    public void begin() {
        choices.begin();
    }

    /** Names of the switches that the last call's result depended on, sorted. */
    public List<String> asked() {
        return choices.asked();
    }

    /** How often the host lost its network. */
    public long interruptions() {
        return state.interruptions;
    }

    // ------------------------------------------------------------------ reading

    /** What the host says of itself. */
    public HostFacts facts() {
        HostFacts known = facts.orElseGet(() -> new HostFacts(
                state.identity,
                state.computerName,
                state.release.windowsBuild(),
                state.release.features(),
                adapters(),
                state.services,
                new Epoch(state.bootId, state.serviceStart)));
        facts = Optional.of(known);
        return known;
    }

    /** The physical adapters, and the host adapters that switches and networks made. */
    private List<AdapterFacts> adapters() {
        List<AdapterFacts> adapters = new ArrayList<>();
        for (AdapterFacts adapter : state.adapters) {
            Optional<Guid> layer = state.layerOfAdapter(adapter.name());
            if (layer.isEmpty()) {
                adapters.add(adapter);
                continue;
            }
            adapters.add(new AdapterFacts(
                    adapter.name(), adapter.mac(), adapter.medium(), adapter.connected(), List.of(), layer));
            adapters.add(new AdapterFacts(
                    "vEthernet (" + adapter.name() + ")",
                    adapter.mac(),
                    AdapterFacts.Medium.VIRTUAL,
                    adapter.connected(),
                    adapter.addresses(),
                    layer));
        }
        for (SimNetwork n : state.networks()) {
            boolean hostVnic = n.is(NetworkType.NAT) || n.is(NetworkType.INTERNAL) || n.is(NetworkType.ICS);
            if (hostVnic) {
                List<AdapterFacts.InterfaceAddress> addresses = new ArrayList<>();
                for (SimSubnet subnet : n.subnets) {
                    subnet.gateway()
                            .ifPresent(g -> addresses.add(new AdapterFacts.InterfaceAddress(
                                    g, subnet.prefix().length())));
                }
                MacAddress mac = n.macPool.isEmpty()
                        ? new MacAddress(0)
                        : n.macPool.get(0).last();
                adapters.add(new AdapterFacts(
                        "vEthernet (" + n.name + ")", mac, AdapterFacts.Medium.VIRTUAL, true, addresses, n.layer));
            }
        }
        return adapters;
    }

    /** The ids of all objects that match. */
    public List<Guid> enumerate(HcnKind kind, HostQuery query) {
        List<Guid> found = new ArrayList<>();
        Optional<JsonObject> filter = query.filter().filter(f -> !f.isEmpty());
        switch (kind) {
            case NETWORK -> {
                for (SimNetwork n : state.networks()) {
                    if (filter.isEmpty() || matches(answers.networkV1(n), filter.get())) {
                        found.add(n.id);
                    }
                }
            }
            case ENDPOINT -> {
                for (SimEndpoint e : state.endpoints()) {
                    if (filter.isEmpty() || matches(answers.endpointV1(e), filter.get())) {
                        found.add(e.id);
                    }
                }
            }
            case NAMESPACE -> {
                for (SimNamespace n : state.namespaces()) {
                    if (filter.isEmpty() || matches(answers.namespaceV1(n), filter.get())) {
                        found.add(n.id);
                    }
                }
            }
        }
        return found;
    }

    private boolean matches(JsonObject document, JsonObject filter) {
        if (QueryFilter.matches(document, filter)) {
            return true;
        }
        if (choices.is(Switch.NAME_CASE, "insensitive") && filter.string("Name").isPresent()) {
            String wanted = filter.string("Name").get().toLowerCase(Locale.ROOT);
            String name = document.string("Name").orElse("");
            return name.toLowerCase(Locale.ROOT).equals(wanted)
                    && QueryFilter.matches(document, filter.with("Name", Json.of(name)));
        }
        return false;
    }

    /** One object's document. */
    public JsonObject query(HcnKind kind, Guid id, HostQuery query) {
        return switch (kind) {
            case NETWORK -> {
                SimNetwork n = network(id);
                if (n.readsUntilManagementIp > 0) {
                    n.readsUntilManagementIp--;
                    changes.put(n);
                }
                yield query.major() >= 2 ? answers.networkV2(n, query.detailed()) : answers.networkV1(n);
            }
            case ENDPOINT -> query.major() >= 2 ? answers.endpointV2(endpoint(id)) : answers.endpointV1(endpoint(id));
            case NAMESPACE ->
                query.major() >= 2 ? answers.namespaceV2(namespace(id)) : answers.namespaceV1(namespace(id));
        };
    }

    private SimNetwork network(Guid id) {
        return state.network(id).orElseThrow(() -> Rule.NETWORK_NOT_FOUND.about(id.toString()));
    }

    private SimEndpoint endpoint(Guid id) {
        return state.endpoint(id).orElseThrow(() -> Rule.ENDPOINT_NOT_FOUND.about(id.toString()));
    }

    private SimNamespace namespace(Guid id) {
        return state.namespace(id).orElseThrow(() -> Rule.NAMESPACE_NOT_FOUND.about(id.toString()));
    }

    // ------------------------------------------------------------------ changing

    /** Creates an object; the id it gets is answered. */
    public Guid create(HcnKind kind, Guid argument, JsonObject document) {
        Optional<Guid> inDocument = Specs.id(document);
        Guid id = argument.isZero() ? inDocument.orElseGet(ids::guid) : argument;
        if (!argument.isZero()
                && inDocument.isPresent()
                && !inDocument.get().equals(argument)
                && choices.decides(Switch.ID_PRECEDENCE, "document")) {
            id = inDocument.get();
        }
        boolean inUse = switch (kind) {
            case NETWORK -> state.network(id).isPresent();
            case ENDPOINT -> state.endpoint(id).isPresent();
            case NAMESPACE -> state.namespace(id).isPresent();
        };
        if (inUse) {
            throw Rule.ID_IN_USE.about(id.toString());
        }
        facts = Optional.empty();
        return switch (kind) {
            case NETWORK -> networks.create(id, document).id;
            case ENDPOINT -> endpoints.create(id, document).id;
            case NAMESPACE -> namespaces.create(id, document).id;
        };
    }

    /** Carries a modify request out. */
    public void modify(HcnKind kind, Guid id, JsonObject request) {
        facts = Optional.empty();
        switch (kind) {
            case NETWORK -> networks.modify(network(id), read(request, HcnWords.NETWORK_RESOURCE));
            case ENDPOINT -> endpoints.modify(endpoint(id), read(request, HcnWords.ENDPOINT_RESOURCE));
            case NAMESPACE -> namespaces.modify(namespace(id), read(request, HcnWords.NAMESPACE_RESOURCE));
        }
    }

    private static ModifyRequest read(JsonObject request, WordTable resources) {
        return ModifyRequest.parse(request, resources).orElseThrow(() -> Rule.WRONG_VALUE.about("modify request"));
    }

    /** Deletes an object. */
    public void delete(HcnKind kind, Guid id) {
        facts = Optional.empty();
        switch (kind) {
            case NETWORK -> networks.delete(network(id));
            case ENDPOINT -> endpoints.delete(endpoint(id));
            case NAMESPACE -> namespaces.delete(namespace(id));
        }
    }

    /** The v1 call. */
    public JsonObject hnsCall(String method, String path, JsonObject request) {
        String[] parts = path.split("/", -1);
        if (method.equals("GET") && path.equals("/globals/version")) {
            return Json.object()
                    .put("Major", state.release.version().major())
                    .put("Minor", state.release.version().minor())
                    .build();
        }
        boolean attaches = parts.length == 4 && parts[1].equals("endpoints") && method.equals("POST");
        if (attaches && (parts[3].equals("attach") || parts[3].equals("detach"))) {
            Guid id = Guid.tryParse(parts[2]).orElseThrow(() -> Rule.NOT_A_GUID.about(parts[2]));
            if (!request.string("SystemType").equals(Optional.of("Host"))) {
                throw Rule.NOT_MODELLED.about(
                        "attach to " + request.string("SystemType").orElse("nothing"));
            }
            facts = Optional.empty();
            if (parts[3].equals("attach")) {
                endpoints.attachToHost(endpoint(id));
            } else {
                endpoints.detachFromHost(endpoint(id));
            }
            return JsonObject.EMPTY;
        }
        throw Rule.NOT_MODELLED.about(method + " " + path);
    }

    // ------------------------------------------------------------------ the host itself

    /** The host boots (hns-reference 5.3, 5.11). */
    public void reboot() {
        String id = ids.guid().toString();
        state.bootId = "boot-" + id;
        state.serviceStart = "start-" + id;
        for (SimNetwork n : List.copyOf(state.networks())) {
            if (isGoneAfterReboot(n)) {
                drop(n);
            }
        }
        if (choices.is(Switch.ATTACHMENTS_ON_REBOOT, "drop")) {
            for (SimEndpoint e : List.copyOf(state.endpoints())) {
                if (e.isAttached()) {
                    endpoints.leave(e);
                }
            }
        }
        if (choices.is(Switch.NAMESPACES_ON_REBOOT, "drop")) {
            for (SimNamespace n : List.copyOf(state.namespaces())) {
                if (!n.isHostDefault()) {
                    for (Guid inside : List.copyOf(n.endpoints)) {
                        state.endpoint(inside).ifPresent(endpoints::leave);
                    }
                    changes.remove(n);
                }
            }
        }
        facts = Optional.empty();
        changes.hostChanged();
    }

    /** The service restarts (hns-reference 5.11). */
    public void restartHns() {
        state.serviceStart = "start-" + ids.guid();
        for (SimNetwork n : List.copyOf(state.networks())) {
            boolean nat = n.is(NetworkType.NAT);
            boolean gone =
                    nat ? isGoneAfterReboot(n) && choices.is(Switch.NAT_ON_HNS_RESTART, "gone") : isNonPersistent(n);
            if (gone) {
                drop(n);
            }
        }
        if (choices.is(Switch.ATTACHED_ON_HNS_RESTART, "drop")) {
            for (SimEndpoint e : List.copyOf(state.endpoints())) {
                if (e.isAttached()) {
                    changes.remove(e);
                }
            }
        }
        facts = Optional.empty();
        changes.hostChanged();
    }

    private static boolean isNonPersistent(SimNetwork n) {
        return (n.flags & 8) != 0;
    }

    private boolean isGoneAfterReboot(SimNetwork n) {
        boolean persistent = (n.flags & 16) != 0 && choices.is(Switch.ENABLE_PERSISTENT_NAT, "kept");
        return isNonPersistent(n) && !persistent;
    }

    private void drop(SimNetwork n) {
        for (Guid id : List.copyOf(state.endpointsOf(n.id))) {
            state.endpoint(id).ifPresent(changes::remove);
        }
        changes.remove(n);
    }

    // ------------------------------------------------------------------ keeping

    /** Whether a call changed anything since the last {@link #takeChanges}. */
    public boolean hasChanges() {
        return !changes.isEmpty();
    }

    /** Whether the host itself, not only its objects, changed since the last {@link #takeChanges}. */
    public boolean isHostTouched() {
        return changes.isHostTouched();
    }

    /** Marks the host itself as changed. */
    public void touchHost() {
        changes.hostChanged();
    }

    /** The objects touched since the last time, as the simulator keeps them; empty for those gone. */
    public Map<Guid, Optional<JsonObject>> takeChanges() {
        return changes.take();
    }

    /** All objects as the simulator keeps them: namespaces, networks, endpoints. */
    public List<JsonObject> objects() {
        List<JsonObject> all = new ArrayList<>();
        state.namespaces().forEach(n -> all.add(SimObjectJson.write(n)));
        state.networks().forEach(n -> all.add(SimObjectJson.write(n)));
        state.endpoints().forEach(e -> all.add(SimObjectJson.write(e)));
        return all;
    }

    /**
     * Takes an object over as the simulator kept it.
     *
     * @throws JsonFormatException when it is none
     */
    public void restore(JsonObject object) {
        facts = Optional.empty();
        try {
            switch (SimObjectJson.kind(object).orElse("")) {
                case "network" -> {
                    SimNetwork n = SimObjectJson.network(object);
                    SimNetwork before = state.network(n.id).orElse(null);
                    if (before != null) {
                        n.addresses.putAll(before.addresses);
                        n.macs.putAll(before.macs);
                        List<Guid> inside = List.copyOf(state.endpointsOf(n.id));
                        state.remove(before);
                        state.put(n);
                        inside.forEach(id -> state.endpoint(id).ifPresent(state::put));
                    } else {
                        state.put(n);
                    }
                }
                case "endpoint" -> {
                    SimEndpoint e = SimObjectJson.endpoint(object);
                    state.endpoint(e.id).ifPresent(state::remove);
                    state.put(e);
                }
                case "namespace" -> state.put(SimObjectJson.namespace(object));
                default -> throw new JsonFormatException("an object of no known kind");
            }
        } catch (JsonFormatException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new JsonFormatException(String.valueOf(e.getMessage()));
        }
    }

    /** Forgets an object, as the simulator's file says. */
    public void forget(Guid id) {
        facts = Optional.empty();
        state.endpoint(id).ifPresent(state::remove);
        state.network(id).ifPresent(state::remove);
        state.namespace(id).ifPresent(state::remove);
    }
}
