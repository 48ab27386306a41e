package dev.hnsform.appliers.failure;

import dev.hnsform.hns.mapping.EndpointDocuments;
import dev.hnsform.hns.mapping.NetworkDocuments;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.planner.step.Step;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNamespace;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Namespace;
import dev.hnsform.schema.resource.Network;
import java.util.List;
import java.util.Optional;

/**
 * What was asked of the host.
 *
 * @param asked the object as the request would have it: its id, and the values that the request states
 * @param creates whether it was to be created
 * @param namespace the namespace it was to be attached to
 * @param checked whether it comes from a stack, whose documents were checked before
 */
public record FailedRequest(HostObject asked, boolean creates, Optional<Guid> namespace, boolean checked) {
    /** Stands for the id of an object that has none yet. */
    private static final Guid UNBORN = Guid.parse("00000000-0000-8000-8000-000000000001");

    /** The request of a step. */
    public static FailedRequest of(Step step) {
        return step.accept(StepRequest.INSTANCE);
    }

    /** The creation that a document asks for; empty when the document does not tell, and for kinds that no stack declares. */
    public static Optional<FailedRequest> creating(HcnKind kind, JsonObject document) {
        return asked(kind, document).map(asked -> new FailedRequest(asked, true, Optional.empty(), false));
    }

    /** A request to change, attach or delete an object; empty for kinds that no stack declares. */
    public static Optional<FailedRequest> changing(HcnKind kind, Guid id, Optional<Guid> namespace) {
        Optional<? extends HostObject> object = switch (kind) {
            case NETWORK -> Optional.of(network(id, "", "", FieldValues.none(Network.TABLE)));
            case ENDPOINT -> Optional.of(endpoint(id, "", Guid.ZERO, FieldValues.none(Endpoint.TABLE)));
            case NAMESPACE -> Optional.of(namespace(id, ""));
            case LOAD_BALANCER, ROUTE, GUEST_SERVICE -> Optional.empty();
        };
        return object.map(asked -> new FailedRequest(asked, false, namespace, false));
    }

    private static Optional<? extends HostObject> asked(HcnKind kind, JsonObject document) {
        JsonObject named =
                document.getIgnoringCase("ID").isPresent() ? document : document.with("ID", Json.of(UNBORN.toString()));
        return switch (kind) {
            case NETWORK -> NetworkDocuments.read(named);
            case ENDPOINT -> EndpointDocuments.read(named);
            case NAMESPACE ->
                Optional.of(namespace(UNBORN, document.string("Name").orElse("")));
            case LOAD_BALANCER, ROUTE, GUEST_SERVICE -> Optional.empty();
        };
    }

    static HostNetwork network(Guid id, String name, String type, FieldValues values) {
        return new HostNetwork(
                id,
                name,
                "",
                type,
                values,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static HostEndpoint endpoint(Guid id, String name, Guid network, FieldValues values) {
        return new HostEndpoint(id, name, "", network, values, new HostEndpoint.Detached());
    }

    static HostNamespace namespace(Guid id, String name) {
        return new HostNamespace(id, name, "", "", FieldValues.none(Namespace.TABLE), 0, List.of(), List.of());
    }
}
