package dev.hnsform.simulator.engine;

import dev.hnsform.hns.document.HcnWords;
import dev.hnsform.hns.document.ModifyRequest;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.rule.Rule;
import java.util.List;

/** What the namespace calls do. */
final class NamespaceCalls {
    private final HostState state;
    private final Choices choices;
    private final IdSource ids;
    private final Changes changes;
    private final EndpointCalls endpoints;

    NamespaceCalls(HostState state, Choices choices, IdSource ids, Changes changes, EndpointCalls endpoints) {
        this.state = state;
        this.choices = choices;
        this.ids = ids;
        this.changes = changes;
        this.endpoints = endpoints;
    }

    SimNamespace create(Guid id, JsonObject document) {
        SimNamespace n = new SimNamespace(id);
        n.type = Tolerant.first(document, "Type")
                .map(json ->
                        HcnWords.NAMESPACE_TYPE.label(json).orElseThrow(() -> Rule.WRONG_VALUE.about("Type " + json)))
                .orElse("Host");
        if (n.isHostDefault()) {
            throw Rule.HOST_NAMESPACE_FIXED.about("HostDefault");
        }
        n.name = Specs.text(document, "Name");
        n.owner = Changes.owner(choices, Specs.text(document, "Owner"));
        if (Tolerant.bool(document, "CreateWithCompartment").orElse(false)) {
            n.compartment = state.namespaces().stream()
                            .mapToLong(o -> o.compartment)
                            .max()
                            .orElse(1)
                    + 1;
            n.compartmentId = ids.guid();
        }
        changes.put(n);
        return n;
    }

    void modify(SimNamespace n, ModifyRequest request) {
        boolean add = request.requestType().equals("Add");
        if (!add && !request.requestType().equals("Remove")) {
            throw Rule.REQUEST_UNSUPPORTED.about(request.requestType());
        }
        switch (request.resourceType()) {
            case "Endpoint" -> {
                Guid id = Tolerant.guid(request.settings(), "EndpointId")
                        .orElseThrow(() -> Rule.WRONG_VALUE.about("EndpointId"));
                SimEndpoint e = state.endpoint(id).orElseThrow(() -> Rule.ENDPOINT_NOT_FOUND.about(id.toString()));
                n.verbatim = java.util.Optional.empty();
                if (add) {
                    endpoints.attach(e, n);
                } else {
                    endpoints.detach(e, n);
                }
            }
            case "Container" -> {
                String container = Specs.text(request.settings(), "ContainerId");
                if (add ? !n.containers.add(container) : !n.containers.remove(container)) {
                    throw (add ? Rule.ALREADY_ATTACHED : Rule.NOT_IN_NAMESPACE).about(container);
                }
                n.verbatim = java.util.Optional.empty();
                changes.put(n);
            }
            default -> throw Rule.REQUEST_UNSUPPORTED.about(request.resourceType());
        }
    }

    void delete(SimNamespace n) {
        if (n.isHostDefault()) {
            throw Rule.HOST_NAMESPACE_FIXED.about("HostDefault");
        }
        if (!n.endpoints.isEmpty()) {
            if (choices.decides(Switch.DELETE_NAMESPACE_WITH_ENDPOINTS, "refuse")) {
                throw Rule.NAMESPACE_HAS_ENDPOINTS.about(n.id.toString());
            }
            for (Guid id : List.copyOf(n.endpoints)) {
                state.endpoint(id).ifPresent(endpoints::leave);
            }
        }
        changes.remove(n);
    }
}
