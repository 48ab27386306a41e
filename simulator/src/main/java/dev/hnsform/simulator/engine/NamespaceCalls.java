package dev.hnsform.simulator.engine;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.document.Fields;
import dev.hnsform.simulator.document.ModifyRequest;
import dev.hnsform.simulator.document.Words;
import dev.hnsform.simulator.model.Change;
import dev.hnsform.simulator.model.Place;
import dev.hnsform.simulator.model.SimulatedEndpoint;
import dev.hnsform.simulator.model.SimulatedNamespace;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.rule.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Calls on namespaces. */
final class NamespaceCalls {
    private final Ruling ruling;

    NamespaceCalls(Ruling ruling) {
        this.ruling = ruling;
    }

    List<Change> create(Guid argument, JsonObject document) {
        Guid id = ruling.newId(HcnKind.NAMESPACE, argument, Fields.id(document));
        String type = Words.word(Words.NAMESPACE_TYPES, document, "Type");
        SimulatedNamespace namespace = new SimulatedNamespace(
                id,
                Fields.text(document, "Name"),
                ruling.owner(Fields.text(document, "Owner")),
                type,
                0,
                List.of(),
                Optional.empty());
        List<Change> changes = new ArrayList<>();
        boolean now = Fields.bool(document, "CreateWithCompartment");
        changes.add(new Change.PutObject(now ? withCompartment(namespace, changes) : namespace));
        return changes;
    }

    private SimulatedNamespace withCompartment(SimulatedNamespace namespace, List<Change> changes) {
        if (namespace.compartment() > 0 || namespace.type().startsWith("Guest")) {
            return namespace;
        }
        changes.add(new Change.PutHost(ruling.host().withNextCompartment()));
        return namespace.withCompartment(ruling.host().compartments() + 1);
    }

    List<Change> delete(SimulatedNamespace namespace) {
        if (namespace.isHostDefault()) {
            throw Rule.HOST_NAMESPACE_FIXED.about("namespace " + namespace.id());
        }
        Collection<Guid> members = ruling.state().membersOf(namespace.id());
        if (!members.isEmpty() && ruling.is(Switch.DELETE_NAMESPACE_WITH_ENDPOINTS, "refuse")) {
            throw Rule.NAMESPACE_HAS_ENDPOINTS.about("namespace " + namespace.id());
        }
        List<Change> changes = new ArrayList<>();
        members.forEach(id -> ruling.state()
                .endpoint(id)
                .ifPresent(e -> changes.add(new Change.PutObject(e.withPlace(Place.DETACHED)))));
        changes.add(new Change.RemoveObject(HcnKind.NAMESPACE, namespace.id()));
        return changes;
    }

    List<Change> modify(SimulatedNamespace namespace, JsonObject document) {
        Ruling.requireModelled(namespace);
        ModifyRequest request = ModifyRequest.read(HcnKind.NAMESPACE, document);
        if (request.is("Endpoint", "Add")) {
            return enter(namespace.id(), endpoint(request));
        }
        if (request.is("Endpoint", "Remove")) {
            return leave(namespace, endpoint(request));
        }
        if (request.is("Container", "Add", "Remove")) {
            return List.of(new Change.PutObject(containers(namespace, request)));
        }
        throw request.unsupported();
    }

    private SimulatedEndpoint endpoint(ModifyRequest request) {
        Guid id = Fields.guid(request.settings(), "EndpointId")
                .orElseThrow(() -> Rule.WRONG_VALUE.about("EndpointId is missing"));
        return ruling.state().endpoint(id).orElseThrow(() -> Rule.ENDPOINT_NOT_FOUND.about("endpoint " + id));
    }

    /** Puts an endpoint into a namespace, which then has a compartment. */
    List<Change> enter(Guid id, SimulatedEndpoint endpoint) {
        SimulatedNamespace namespace =
                ruling.state().namespace(id).orElseThrow(() -> Rule.NAMESPACE_NOT_FOUND.about("namespace " + id));
        EndpointCalls.requireLocal(endpoint);
        if (endpoint.place() instanceof Place.InNamespace) {
            throw Rule.ALREADY_IN_NAMESPACE.about("endpoint " + endpoint.id());
        }
        if (endpoint.place().isAttached()) {
            throw Rule.ALREADY_ATTACHED.about("endpoint " + endpoint.id());
        }
        Place place = namespace.isHostDefault() ? Place.AT_HOST : new Place.InNamespace(id);
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.PutObject(touched(withCompartment(namespace, changes))));
        changes.add(new Change.PutObject(endpoint.withPlace(place)));
        return changes;
    }

    private List<Change> leave(SimulatedNamespace namespace, SimulatedEndpoint endpoint) {
        boolean inside = namespace.isHostDefault()
                ? endpoint.place().equals(Place.AT_HOST)
                : endpoint.place().equals(new Place.InNamespace(namespace.id()));
        if (!inside) {
            throw Rule.NOT_IN_NAMESPACE.about("endpoint " + endpoint.id() + " in namespace " + namespace.id());
        }
        return List.of(
                new Change.PutObject(touched(namespace)), new Change.PutObject(endpoint.withPlace(Place.DETACHED)));
    }

    private static SimulatedNamespace touched(SimulatedNamespace namespace) {
        return namespace.withCompartment(namespace.compartment());
    }

    private static SimulatedNamespace containers(SimulatedNamespace namespace, ModifyRequest request) {
        String container = Fields.text(request.settings(), "ContainerId");
        if (container.isEmpty()) {
            throw Rule.WRONG_VALUE.about("ContainerId is missing");
        }
        List<String> containers = new ArrayList<>(namespace.containers());
        boolean held = containers.remove(container);
        if (request.request().equals("Add")) {
            containers.add(container);
        } else if (!held) {
            throw Rule.NOT_IN_NAMESPACE.about("container " + container + " in namespace " + namespace.id());
        }
        return namespace.withContainers(containers);
    }
}
