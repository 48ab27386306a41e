package dev.hnsform.simulator.admit;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.snapshot.HostSnapshot;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.document.Words;
import dev.hnsform.simulator.model.Admitted;
import dev.hnsform.simulator.model.Change;
import dev.hnsform.simulator.model.Host;
import dev.hnsform.simulator.model.HostState;
import dev.hnsform.simulator.model.Mix;
import dev.hnsform.simulator.model.SimulatedNamespace;
import dev.hnsform.simulator.model.SimulatedNetwork;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes over documents of a real host as they are, instead of creating objects from them: nothing of them is judged, and what they say beyond the
 * model is kept.
 */
public final class Admission {
    private final HostState state;
    private final List<Change> changes = new ArrayList<>();
    private final Map<HcnKind, Set<Guid>> taken = new EnumMap<>(HcnKind.class);
    private int unnamed;

    private Admission(HostState state) {
        this.state = state;
        for (HcnKind kind : HcnKind.values()) {
            taken.put(kind, new HashSet<>());
        }
    }

    /** The changes that take over a snapshot's objects. */
    public static List<Change> of(HostState state, HostSnapshot snapshot) {
        return new Admission(state).take(snapshot);
    }

    private List<Change> take(HostSnapshot snapshot) {
        LayerFinder layers = new LayerFinder(state);
        NetworkAdmission networkReader = new NetworkAdmission(state, layers);
        Map<Guid, SimulatedNetwork> networks = new HashMap<>();
        List<Change> objects = new ArrayList<>();
        for (JsonObject document : snapshot.networks()) {
            Guid id = id(HcnKind.NETWORK, document);
            SimulatedNetwork network = networkReader.read(id, named(document, id));
            networks.put(network.id(), network);
            objects.add(new Change.PutObject(network));
        }
        EndpointAdmission endpointReader = new EndpointAdmission(
                id -> Optional.ofNullable(networks.get(id)).or(() -> state.network(id)));
        snapshot.attachments().forEach(endpointReader::attachment);
        long compartments = 0;
        for (JsonObject document : snapshot.namespaces()) {
            SimulatedNamespace namespace = namespace(document);
            compartments = Math.max(compartments, namespace.compartment());
            if (namespace.isHostDefault()) {
                endpointReader.hostNamespace(namespace.id());
                replaceHostNamespace(namespace.id());
            }
            endpointsIn(document).forEach(e -> endpointReader.member(e, namespace.id()));
            objects.add(new Change.PutObject(namespace));
        }
        state.namespaces().stream()
                .filter(SimulatedNamespace::isHostDefault)
                .forEach(n -> endpointReader.hostNamespace(n.id()));
        for (JsonObject document : snapshot.endpoints()) {
            Guid id = id(HcnKind.ENDPOINT, document);
            objects.add(new Change.PutObject(endpointReader.read(id, named(document, id))));
        }
        for (JsonObject document : snapshot.documents(HcnKind.LOAD_BALANCER)) {
            Guid id = id(HcnKind.LOAD_BALANCER, document);
            objects.add(new Change.PutObject(PolicyListAdmission.balancer(id, named(document, id))));
        }
        for (JsonObject document : snapshot.documents(HcnKind.ROUTE)) {
            Guid id = id(HcnKind.ROUTE, document);
            objects.add(new Change.PutObject(PolicyListAdmission.route(id, named(document, id))));
        }
        for (JsonObject document : snapshot.documents(HcnKind.GUEST_SERVICE)) {
            Guid id = id(HcnKind.GUEST_SERVICE, document);
            objects.add(new Change.PutObject(PolicyListAdmission.guestService(id, named(document, id))));
        }
        Host host = state.host().withCompartments(compartments);
        if (host.compartments() != state.host().compartments()) {
            changes.add(new Change.PutHost(host));
        }
        changes.addAll(layers.changes(host));
        changes.addAll(objects);
        return changes;
    }

    private Guid id(HcnKind kind, JsonObject document) {
        Optional<Guid> given = document.getIgnoringCase("ID")
                .flatMap(v -> v instanceof dev.hnsform.schema.json.JsonString text
                        ? Guid.tryParse(text.value())
                        : Optional.<Guid>empty())
                .filter(g -> !g.isZero());
        Guid id = given.orElseGet(
                () -> Mix.guid(state.host().seed() + state.applied(), new Guid(1, unnamed++), "admitted"));
        boolean fresh = taken.getOrDefault(kind, new HashSet<>()).add(id);
        boolean replaced = kind == HcnKind.NAMESPACE && isMadeHostNamespace(id);
        if (!fresh || state.object(kind, id).isPresent() && !replaced) {
            throw new AdmissionException(
                    kind.label() + " " + id,
                    "The " + kind.noun() + " " + id
                            + " is there already, and an id names one object. Leave the document out.");
        }
        return id;
    }

    /** The document with its id; a request has none. */
    private static JsonObject named(JsonObject document, Guid id) {
        return document.getIgnoringCase("ID").isPresent() ? document : document.with("ID", Json.of(id.toString()));
    }

    private boolean isMadeHostNamespace(Guid id) {
        return state.namespace(id)
                .filter(n -> n.isHostDefault() && n.admitted().isEmpty())
                .isPresent();
    }

    /** The host's own namespace is one; a real host's takes the place of the made one. */
    private void replaceHostNamespace(Guid id) {
        for (SimulatedNamespace namespace : state.namespaces()) {
            if (isMadeHostNamespace(namespace.id()) && !namespace.id().equals(id)) {
                changes.add(new Change.RemoveObject(HcnKind.NAMESPACE, namespace.id()));
            }
        }
    }

    private SimulatedNamespace namespace(JsonObject document) {
        boolean v2 = Lenient.isV2(document)
                || document.array("Resources").isPresent()
                || !document.has("CompartmentId") && !document.has("IsDefault");
        String type = document.bool("IsDefault").orElse(false)
                ? SimulatedNamespace.HOST_DEFAULT
                : document.get("Type")
                        .flatMap(t -> Words.word(Words.NAMESPACE_TYPES, t))
                        .orElse("Host");
        List<String> containers = new ArrayList<>(
                document.array("Containers").orElse(JsonArray.EMPTY).strings());
        resources(document, "Container").forEach(containers::add);
        Guid id = id(HcnKind.NAMESPACE, document);
        return new SimulatedNamespace(
                id,
                document.string("Name").orElse(""),
                document.string("Owner").orElse(""),
                type,
                document.integer(v2 ? "NamespaceId" : "CompartmentId").orElse(0L),
                containers,
                Optional.of(new Admitted(named(document, id), v2 ? 2 : 1, false, false)));
    }

    private static List<Guid> endpointsIn(JsonObject document) {
        return resources(document, "Endpoint").stream()
                .flatMap(id -> Guid.tryParse(id).stream())
                .toList();
    }

    private static List<String> resources(JsonObject document, String type) {
        List<String> ids = new ArrayList<>();
        for (String key : List.of("Resources", "ResourceList")) {
            for (JsonObject resource :
                    document.array(key).orElse(JsonArray.EMPTY).objects()) {
                if (resource.string("Type").filter(type::equalsIgnoreCase).isPresent()) {
                    resource.object("Data")
                            .flatMap(d -> d.string("Id").or(() -> d.string("ID")))
                            .ifPresent(ids::add);
                }
            }
        }
        return ids;
    }

    /** Whether a type takes an adapter. */
    static boolean isExternal(String type) {
        return NetworkType.ofLabel(type).map(NetworkType::isExternal).orElse(false);
    }
}
