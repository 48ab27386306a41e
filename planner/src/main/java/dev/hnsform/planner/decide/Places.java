package dev.hnsform.planner.decide;

import dev.hnsform.planner.change.FieldChange;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.Lookup;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.resource.Attachment;
import java.util.Optional;

/** Where endpoints are attached, and whether that is where they should be. */
public final class Places {
    static final String PATH = "spec.attachment";

    private final Scene scene;
    private final Nodes nodes;

    /** Prepares the look-up. */
    public Places(Scene scene, Nodes nodes) {
        this.scene = scene;
        this.nodes = nodes;
    }

    /** Where an endpoint is; in a namespace that is gone it is nowhere. */
    public HostEndpoint.Place of(HostEndpoint endpoint) {
        Optional<Guid> namespace = endpoint.place().namespaceId();
        boolean gone = namespace.isPresent()
                && scene.observed().look(ResourceKind.NAMESPACE, namespace.get()) instanceof Lookup.Absent;
        return gone ? new HostEndpoint.Detached() : endpoint.place();
    }

    /** What it takes to have an endpoint where it is wanted; empty when it is there and, if the plan is to count, its namespace stays. */
    Optional<FieldChange> difference(Attachment wanted, HostEndpoint endpoint, boolean planned) {
        HostEndpoint.Place place = of(endpoint);
        if (place instanceof HostEndpoint.UnknownPlace || isThere(wanted, place, planned)) {
            return Optional.empty();
        }
        return Optional.of(new FieldChange(
                PATH,
                json(place),
                Optional.of(FieldJson.toJson(Attachment.SHAPE, wanted)),
                FieldChange.Effect.IN_PLACE));
    }

    private boolean isThere(Attachment wanted, HostEndpoint.Place place, boolean planned) {
        if (wanted.isHost()) {
            return place instanceof HostEndpoint.AtHost;
        }
        if (wanted.isNone()) {
            return place instanceof HostEndpoint.Detached;
        }
        Node namespace = wanted.namespace().map(nodes::get).orElse(null);
        if (namespace == null || !namespace.hasIdentity() || (planned && namespace.comes())) {
            return false;
        }
        return place.namespaceId().equals(Optional.of(namespace.identity().id()));
    }

    /** A place as the language writes it; a namespace that has no address here by its id. */
    Optional<Json> json(HostEndpoint.Place place) {
        if (place instanceof HostEndpoint.InNamespace in) {
            String name = nodes.owner(in.namespace())
                    .map(Node::address)
                    .map(ResourceAddress::local)
                    .orElse(in.namespace().toString());
            return Optional.of(Json.object().put("namespace", name).build());
        }
        if (place instanceof HostEndpoint.AtHost) {
            return Optional.of(Json.object().put("host", JsonObject.EMPTY).build());
        }
        if (place instanceof HostEndpoint.Elsewhere elsewhere) {
            return Optional.of(Json.object().put("elsewhere", elsewhere.what()).build());
        }
        return Optional.empty();
    }
}
