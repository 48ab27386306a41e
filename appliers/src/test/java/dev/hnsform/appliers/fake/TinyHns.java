package dev.hnsform.appliers.fake;

import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostDescription;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.hns.version.HnsFeatures;
import dev.hnsform.schema.feature.HnsVersion;
import dev.hnsform.schema.host.Epoch;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A host with just enough of HNS to test the run without the simulator's strictness: ids and names are unique, endpoints get an address when they
 * ask for none, deleting a network takes its endpoints along, attaching twice is refused.
 */
public final class TinyHns implements HnsHost {
    private final Map<HcnKind, Map<Guid, JsonObject>> objects = new EnumMap<>(HcnKind.class);
    private boolean showsOutside = true;
    private boolean keepsOwner = true;
    private int nextAddress = 10;

    /** An empty host. */
    public TinyHns() {
        for (HcnKind kind : HcnKind.values()) {
            objects.put(kind, new TreeMap<>());
        }
    }

    /** Lets the host forget owners, as HNS may. */
    public void dropOwners() {
        keepsOwner = false;
    }

    /** The document of an object. */
    public Optional<JsonObject> document(HcnKind kind, Guid id) {
        return Optional.ofNullable(all(kind).get(id));
    }

    /** The ids of a kind, sorted. */
    public List<Guid> ids(HcnKind kind) {
        return List.copyOf(all(kind).keySet());
    }

    /** Changes an object behind everybody's back. */
    public void put(HcnKind kind, Guid id, JsonObject document) {
        all(kind).put(id, document);
    }

    /** From now on answers show neither containers nor virtual machines. */
    public void hidesOutside() {
        showsOutside = false;
    }

    private Map<Guid, JsonObject> all(HcnKind kind) {
        return java.util.Objects.requireNonNull(objects.get(kind));
    }

    @Override
    public HostDescription description() {
        return new HostDescription("sim:tiny", true, false);
    }

    @Override
    public HostFacts facts(Deadline deadline) {
        return new HostFacts(
                "tiny",
                "TINY",
                20348,
                HnsFeatures.of(new HnsVersion(13, 3), 20348),
                List.of(),
                new TreeMap<>(),
                new Epoch("boot-1", "start-1"));
    }

    @Override
    public List<Guid> enumerate(HcnKind kind, HostQuery query, Deadline deadline) {
        Optional<String> network = query.filter().flatMap(filter -> filter.string("VirtualNetwork"));
        return all(kind).entrySet().stream()
                .filter(entry -> network.isEmpty()
                        || entry.getValue().string("HostComputeNetwork").equals(network))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public JsonObject query(HcnKind kind, Guid id, HostQuery query, Deadline deadline) {
        JsonObject document = existing("HcnQuery" + kind.label() + "Properties", kind, id);
        if (kind == HcnKind.NAMESPACE) {
            return document.with("Resources", Json.array(members(id)));
        }
        if (kind == HcnKind.ENDPOINT && query.major() == 1) {
            boolean host = document.has("AtHost");
            JsonObject.Builder answer = Json.object()
                    .put("ID", id.toString())
                    .put("State", host || (showsOutside && isAttached(document)) ? 2 : 1);
            if (showsOutside) {
                document.get("Container").ifPresent(container -> answer.put("SharedContainers", Json.array(container)));
                document.get("Machine").ifPresent(machine -> answer.put("VirtualMachine", machine));
            }
            JsonObject v1 = answer.build();
            return host
                    ? v1.with(
                            "Resources",
                            Json.object()
                                    .put(
                                            "Allocators",
                                            Json.array(Json.object()
                                                    .put("CompartmendId", 1)
                                                    .build()))
                                    .build())
                    : v1;
        }
        return document.without("AtHost").without("Container").without("Machine");
    }

    private List<Json> members(Guid namespace) {
        List<Json> members = new ArrayList<>();
        all(HcnKind.ENDPOINT).forEach((id, endpoint) -> {
            if (endpoint.string("HostComputeNamespace").equals(Optional.of(namespace.toString()))) {
                members.add(Json.object()
                        .put("Type", "Endpoint")
                        .put("Data", Json.object().put("Id", id.toString()).build())
                        .build());
            }
        });
        return members;
    }

    private JsonObject existing(String call, HcnKind kind, Guid id) {
        JsonObject document = all(kind).get(id);
        if (document == null) {
            throw refused(
                    call,
                    id,
                    switch (kind) {
                        case NETWORK -> HcnError.NETWORK_NOT_FOUND;
                        case ENDPOINT -> HcnError.ENDPOINT_NOT_FOUND;
                        case NAMESPACE, LOAD_BALANCER, ROUTE, GUEST_SERVICE -> HcnError.NOT_FOUND;
                    });
        }
        return document;
    }

    private static HostCallException refused(String call, Guid id, HcnError error) {
        return new HostCallException(
                call, id.toString(), error.result(), HostCallException.Ending.REFUSED, error.text() + ". ", null);
    }

    @Override
    public void create(HcnKind kind, Guid id, JsonObject settings, Deadline deadline) {
        String call = "HcnCreate" + kind.label();
        if (all(kind).containsKey(id)) {
            throw refused(call, id, HcnError.ALREADY_EXISTS);
        }
        JsonObject document = keepsOwner ? settings : settings.without("Owner");
        if (kind == HcnKind.NETWORK
                && all(kind).values().stream()
                        .anyMatch(other -> other.string("Name").equals(settings.string("Name")))) {
            throw refused(call, id, HcnError.NETWORK_ALREADY_EXISTS);
        }
        if (kind == HcnKind.ENDPOINT) {
            existing(
                    call,
                    HcnKind.NETWORK,
                    Guid.parse(settings.string("HostComputeNetwork").orElse("")));
            document = withAddress(call, id, document);
        }
        all(kind).put(id, document);
    }

    private JsonObject withAddress(String call, Guid id, JsonObject endpoint) {
        Optional<JsonArray> wanted = endpoint.array("IpConfigurations");
        if (wanted.isEmpty()) {
            Json address = Json.object()
                    .put("IpAddress", "10.0.0." + nextAddress++)
                    .put("PrefixLength", 24)
                    .build();
            return endpoint.with("IpConfigurations", Json.array(address))
                    .with(
                            "MacAddress",
                            Json.of("00-15-5D-00-00-" + String.format(java.util.Locale.ROOT, "%02X", nextAddress)));
        }
        boolean taken = all(HcnKind.ENDPOINT).values().stream()
                .anyMatch(other -> addresses(other).stream().anyMatch(addresses(endpoint)::contains));
        if (taken) {
            throw refused(call, id, HcnError.ADDR_INVALID_OR_RESERVED);
        }
        return endpoint;
    }

    private static List<String> addresses(JsonObject endpoint) {
        return endpoint.array("IpConfigurations").orElse(JsonArray.EMPTY).objects().stream()
                .flatMap(o -> o.string("IpAddress").stream())
                .toList();
    }

    @Override
    public void modify(HcnKind kind, Guid id, JsonObject request, Deadline deadline) {
        String call = "HcnModify" + kind.label();
        JsonObject document = existing(call, kind, id);
        String type = request.string("RequestType").orElse("");
        JsonObject settings = request.object("Settings").orElse(JsonObject.EMPTY);
        switch (request.string("ResourceType").orElse("")) {
            case "Policy" -> all(kind).put(id, policies(document, type, settings));
            case "DNS" -> all(kind).put(id, document.with("Dns", settings));
            case "Endpoint" ->
                place(call, id, type, Guid.parse(settings.string("EndpointId").orElse("")));
            case "Port" -> port(call, id, document, type, settings);
            default -> throw refused(call, id, HcnError.REQUEST_UNSUPPORTED);
        }
    }

    private void port(String call, Guid id, JsonObject endpoint, String type, JsonObject settings) {
        boolean add = type.equals("Add");
        if (add == isAttached(endpoint)) {
            throw refused(call, id, add ? HcnError.ENDPOINT_ALREADY_ATTACHED : HcnError.ENDPOINT_NOT_ATTACHED);
        }
        all(HcnKind.ENDPOINT)
                .put(
                        id,
                        add
                                ? endpoint.with(
                                        "Machine",
                                        settings.get("VirtualMachineId").orElseThrow())
                                : endpoint.without("Machine"));
    }

    private static JsonObject policies(JsonObject document, String type, JsonObject settings) {
        List<JsonObject> held = new ArrayList<>(
                document.array("Policies").orElse(JsonArray.EMPTY).objects());
        List<JsonObject> named =
                settings.array("Policies").orElse(JsonArray.EMPTY).objects();
        if (type.equals("Update")) {
            held.removeIf(
                    policy -> named.stream().anyMatch(n -> n.string("Type").equals(policy.string("Type"))));
        }
        if (type.equals("Remove")) {
            held.removeAll(named);
        } else {
            held.addAll(named);
        }
        return document.with("Policies", Json.array(held));
    }

    private void place(String call, Guid namespace, String type, Guid id) {
        JsonObject endpoint = existing(call, HcnKind.ENDPOINT, id);
        boolean add = type.equals("Add");
        if (add && isAttached(endpoint)) {
            throw refused(call, id, HcnError.ENDPOINT_NAMESPACE_ALREADY_EXISTS);
        }
        all(HcnKind.ENDPOINT)
                .put(
                        id,
                        add
                                ? endpoint.with("HostComputeNamespace", Json.of(namespace.toString()))
                                : endpoint.without("HostComputeNamespace"));
    }

    private static boolean isAttached(JsonObject endpoint) {
        return endpoint.has("HostComputeNamespace")
                || endpoint.has("AtHost")
                || endpoint.has("Container")
                || endpoint.has("Machine");
    }

    @Override
    public void delete(HcnKind kind, Guid id, Deadline deadline) {
        existing("HcnDelete" + kind.label(), kind, id);
        all(kind).remove(id);
        if (kind == HcnKind.NETWORK) {
            all(HcnKind.ENDPOINT)
                    .values()
                    .removeIf(endpoint -> endpoint.string("HostComputeNetwork").equals(Optional.of(id.toString())));
        }
    }

    @Override
    public Json hnsCall(String method, String path, JsonObject request, Deadline deadline) {
        String[] parts = path.split("/", -1);
        Guid id = Guid.parse(parts[2]);
        JsonObject endpoint = existing("HNSCall", HcnKind.ENDPOINT, id);
        boolean attach = parts[3].equals("attach");
        if (attach == isAttached(endpoint)) {
            throw refused("HNSCall", id, attach ? HcnError.ENDPOINT_ALREADY_ATTACHED : HcnError.ENDPOINT_NOT_ATTACHED);
        }
        String key = request.has("ContainerId") ? "Container" : "AtHost";
        Json value = request.get("ContainerId").orElse(Json.of(true));
        all(HcnKind.ENDPOINT).put(id, attach ? endpoint.with(key, value) : endpoint.without(key));
        return JsonObject.EMPTY;
    }

    @Override
    public void close() {}
}
