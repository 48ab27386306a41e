package dev.hnsform.appliers.doctor;

import dev.hnsform.hns.document.Ownership;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.hns.mapping.LoadBalancer;
import dev.hnsform.hns.mapping.LoadBalancerDocuments;
import dev.hnsform.hns.mapping.ObservationReader;
import dev.hnsform.hns.mapping.SdnRoute;
import dev.hnsform.hns.mapping.SdnRouteDocuments;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.snapshot.HostSnapshot;
import dev.hnsform.planner.match.HostIndex;
import dev.hnsform.schema.address.ObjectIds;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.resource.Endpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The host that is looked at: what its documents mean, and the documents for what only they tell. */
final class Patient {
    /** The bit of EndpointFlags (hns-reference 2.2). */
    private static final long REMOTE_ENDPOINT = 1;

    private final HostSnapshot snapshot;
    private final Map<Guid, String> stacks;
    private final HostIndex index;
    private final Map<Guid, List<JsonObject>> documents = new HashMap<>();

    Patient(HostSnapshot snapshot, Map<Guid, String> stacks) {
        this.snapshot = snapshot;
        this.stacks = Map.copyOf(stacks);
        this.index = new HostIndex(ObservationReader.of(snapshot));
        List<List<JsonObject>> lists =
                List.of(snapshot.networks(), snapshot.endpoints(), snapshot.namespaces(), snapshot.attachments());
        for (List<JsonObject> list : lists) {
            for (JsonObject document : list) {
                Tolerant.guid(document, "ID")
                        .ifPresent(id -> documents
                                .computeIfAbsent(id, i -> new ArrayList<>(2))
                                .add(document));
            }
        }
    }

    HostFacts facts() {
        return snapshot.facts();
    }

    Observation observed() {
        return index.observed();
    }

    HostIndex index() {
        return index;
    }

    /** Each once, sorted by id. */
    List<LoadBalancer> balancers() {
        SortedMap<Guid, LoadBalancer> balancers = new TreeMap<>();
        snapshot.documents(HcnKind.LOAD_BALANCER).stream()
                .map(LoadBalancerDocuments::read)
                .forEach(balancer -> balancers.putIfAbsent(balancer.id(), balancer));
        return List.copyOf(balancers.values());
    }

    List<SdnRoute> routes() {
        return snapshot.documents(HcnKind.ROUTE).stream()
                .map(SdnRouteDocuments::read)
                .sorted(Comparator.comparing(SdnRoute::id))
                .toList();
    }

    /** The documents of all objects of a kind. */
    List<JsonObject> documents(HcnKind kind) {
        return snapshot.documents(kind);
    }

    /** The documents that the host gave of an object; an endpoint may have one in each shape. */
    List<JsonObject> documents(Guid id) {
        return documents.getOrDefault(id, List.of());
    }

    static Optional<NetworkType> type(HostNetwork network) {
        return NetworkType.ofLabel(network.type());
    }

    /** The stack that an object belongs to: by its id where the stack is recorded here, otherwise by what its owner says. */
    Optional<String> stackOf(HostObject object) {
        return stackOf(object.id(), object.owner());
    }

    Optional<String> stackOf(Guid id, String owner) {
        for (Map.Entry<Guid, String> stack : stacks.entrySet()) {
            if (ObjectIds.belongsTo(id, stack.getKey())) {
                return Optional.of(stack.getValue());
            }
        }
        return Ownership.isOurs(owner) ? Optional.of(owner.substring(owner.indexOf('/') + 1)) : Optional.empty();
    }

    /** Whether an endpoint stands for one on another host: never attached, and right so. */
    boolean isRemote(HostEndpoint endpoint) {
        return endpoint.reported().has(Endpoint.REMOTE)
                || documents(endpoint.id()).stream()
                        .anyMatch(document ->
                                Tolerant.bool(document, "IsRemoteEndpoint").orElse(false)
                                        || (Tolerant.number(document, "Flags").orElse(0L) & REMOTE_ENDPOINT) != 0);
    }

    /** {@code NAT network "web" (6f1c…)}. */
    static String shown(HostNetwork network) {
        String type = network.type().isEmpty() ? "" : network.type() + " ";
        return type + "network \"" + network.name() + "\" (" + network.id() + ")";
    }

    /** {@code endpoint "web-1" (6f1c…)}. */
    static String shown(HostObject object) {
        String label = object.kind().label().toLowerCase(Locale.ROOT);
        return object.name().isEmpty()
                ? label + " " + object.id()
                : label + " \"" + object.name() + "\" (" + object.id() + ")";
    }
}
