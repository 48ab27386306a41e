package dev.hnsform.planner.decide;

import dev.hnsform.planner.change.Drift;
import dev.hnsform.planner.change.FieldChange;
import dev.hnsform.planner.change.Origin;
import dev.hnsform.planner.diff.Dropped;
import dev.hnsform.planner.diff.Effects;
import dev.hnsform.planner.diff.FieldComparison;
import dev.hnsform.planner.diff.FieldPaths;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.recorded.RecordedResource;
import dev.hnsform.schema.resource.Attachment;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.RemoteSubnet;
import dev.hnsform.schema.resource.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares what a resource is to be, was last settled as, and is on the host. */
final class ResourceComparison {
    private static final Comparator<FieldChange> BY_PATH = Comparator.comparing(FieldChange::path);

    private final Scene scene;
    private final Nodes nodes;
    private final Places places;
    private final Adapters adapters;

    ResourceComparison(Scene scene, Nodes nodes) {
        this.scene = scene;
        this.nodes = nodes;
        this.places = new Places(scene, nodes);
        this.adapters = new Adapters(scene, nodes);
    }

    private FieldDifferences fieldsOf(Node node) {
        Resource desired = node.desired().orElseThrow();
        Optional<RecordedResource> recorded = node.recorded();
        Prepared prepared = prepare(
                node,
                desired.spec(),
                recorded,
                FieldPaths.of(desired.lifecycle().unmanage()));
        boolean asSettled =
                recorded.isPresent() && recorded.get().applied().spec().equals(desired.spec());
        FieldDifferences differences = new FieldDifferences(
                fromHost(desired, prepared), asSettled ? List.of() : documentChanges(desired, recorded), asSettled);
        node.prepared(prepared);
        node.differences(differences);
        return differences;
    }

    /** Fills in what differs between document and host, and what only the record has to learn. */
    void compare(Node node) {
        Resource desired = node.desired().orElseThrow();
        Optional<RecordedResource> recorded = node.recorded();
        FieldPaths ignore = FieldPaths.of(desired.lifecycle().ignoreDrift());
        FieldDifferences fields = fieldsOf(node);
        List<FieldChange> delta = withReferences(node, desired, fields.fromHost(), true);
        List<FieldChange> document = fields.fromSettled();
        if (!ignore.isEmpty() && recorded.isPresent()) {
            delta = delta.stream()
                    .filter(c -> !ignore.cover(c.path()) || touches(document, c.path()))
                    .toList();
        }
        List<FieldChange> recordOnly = recordOnly(node, desired, recorded, delta, document);
        node.fields(merge(delta, recordOnly));
    }

    private Prepared prepare(Node node, FieldValues spec, Optional<RecordedResource> recorded, FieldPaths unmanage) {
        if (node.address().kind() != dev.hnsform.schema.address.ResourceKind.ENDPOINT) {
            return new Prepared(spec, node.held());
        }
        return PolicyLists.prepare(spec, recorded.map(r -> r.applied().spec()), node.held(), unmanage);
    }

    private List<FieldChange> fromHost(Resource resource, Prepared prepared) {
        return FieldComparison.withHost(prepared.wanted(), prepared.held(), effects(resource));
    }

    private List<FieldChange> withReferences(Node node, Resource resource, List<FieldChange> fields, boolean planned) {
        List<FieldChange> special = byId(node, resource, planned);
        List<FieldChange> all = special.isEmpty() ? fields : merge(fields, special);
        return resource instanceof RemoteSubnet ? inPlace(all) : all;
    }

    private Effects effects(Resource resource) {
        return resource instanceof Network network
                ? Effects.on(network.spec().value(Network.TYPE).orElse(NetworkType.NAT), scene.features())
                : Effects.PLAIN;
    }

    /** A remote subnet is a policy: whatever differs, the old one goes and the new one comes. */
    private static List<FieldChange> inPlace(List<FieldChange> fields) {
        return fields.stream()
                .map(f -> new FieldChange(f.path(), f.before(), f.after(), FieldChange.Effect.IN_PLACE))
                .toList();
    }

    private List<FieldChange> byId(Node node, Resource resource, boolean planned) {
        List<FieldChange> found = new ArrayList<>(2);
        if (resource instanceof Endpoint endpoint && node.found().orElse(null) instanceof HostEndpoint held) {
            Optional<FieldChange> network = network(endpoint.network(), Endpoint.NETWORK, held.network());
            if (network.isPresent()) {
                found.add(network.get());
            }
            Optional<Attachment> wanted = endpoint.attachment().value();
            Optional<FieldChange> place =
                    wanted.isPresent() ? places.difference(wanted.get(), held, planned) : Optional.empty();
            if (place.isPresent()) {
                found.add(place.get());
            }
        } else if (resource instanceof Network network && node.found().orElse(null) instanceof HostNetwork held) {
            network.adapter().flatMap(a -> adapters.difference(a, held)).ifPresent(found::add);
        } else if (resource instanceof RemoteSubnet remote && node.found().orElse(null) instanceof HostNetwork held) {
            network(remote.network(), RemoteSubnet.NETWORK, held.id()).ifPresent(found::add);
        }
        return found;
    }

    private Optional<FieldChange> network(ResourceAddress wanted, Field<ResourceAddress> field, Guid held) {
        Node node = nodes.get(wanted);
        if (node == null || !node.hasIdentity() || node.identity().id().equals(held)) {
            return Optional.empty();
        }
        Json before = Json.of(nodes.owner(held).map(n -> n.address().local()).orElse(held.toString()));
        return Optional.of(new FieldChange(
                "spec.network",
                Optional.of(before),
                Optional.of(FieldJson.toJson(field.shape(), wanted)),
                FieldChange.Effect.REPLACES));
    }

    private static List<FieldChange> documentChanges(Resource desired, Optional<RecordedResource> recorded) {
        if (recorded.isEmpty()) {
            return List.of();
        }
        FieldValues before = recorded.get().applied().spec();
        FieldValues now = desired.spec();
        if (desired instanceof Endpoint && !now.has(Endpoint.POLICIES) && before.has(Endpoint.POLICIES)) {
            now = now.with(Endpoint.POLICIES, List.of());
        }
        return FieldComparison.ofDocuments(now, before, "spec");
    }

    private static boolean touches(List<FieldChange> changes, String path) {
        for (FieldChange change : changes) {
            if (FieldPaths.isAtOrBelow(change.path(), path) || FieldPaths.isAtOrBelow(path, change.path())) {
                return true;
            }
        }
        return false;
    }

    private List<FieldChange> recordOnly(
            Node node,
            Resource desired,
            Optional<RecordedResource> recorded,
            List<FieldChange> delta,
            List<FieldChange> document) {
        List<FieldChange> found = new ArrayList<>(2);
        if (recorded.isEmpty()) {
            if (node.isUnrecorded() && !(node.origin() instanceof Origin.Adopted)) {
                found.add(recorded(
                        "metadata.name",
                        Optional.empty(),
                        Json.of(desired.address().local())));
            }
            return found;
        }
        Resource before = recorded.get().applied();
        for (FieldChange change : document) {
            if (!touches(delta, change.path())) {
                found.add(new FieldChange(
                        change.path(), change.before(), change.after(), FieldChange.Effect.RECORD_ONLY));
            }
        }
        found.addAll(Dropped.between(before.spec(), desired.spec(), "spec"));
        if (!before.head().equals(desired.head())) {
            head(before, desired, found);
        }
        if (node.isUnrecorded()) {
            found.add(recorded(
                    "metadata.name", Optional.empty(), Json.of(desired.address().local())));
        }
        return found;
    }

    private static void head(Resource before, Resource desired, List<FieldChange> found) {
        FieldValues was = before.lifecycle().values();
        FieldValues is = desired.lifecycle().values();
        for (FieldChange change : FieldComparison.ofDocuments(is, was, "lifecycle")) {
            found.add(new FieldChange(change.path(), change.before(), change.after(), FieldChange.Effect.RECORD_ONLY));
        }
        found.addAll(Dropped.between(was, is, "lifecycle"));
        if (!before.head().labels().equals(desired.head().labels())) {
            found.add(recorded(
                    "metadata.labels",
                    Optional.of(labels(before.head().labels())),
                    labels(desired.head().labels())));
        }
    }

    private static FieldChange recorded(String path, Optional<Json> before, Json after) {
        return new FieldChange(path, before, Optional.of(after), FieldChange.Effect.RECORD_ONLY);
    }

    private static Json labels(Map<String, String> labels) {
        JsonObject.Builder object = Json.object();
        labels.forEach(object::put);
        return object.build();
    }

    private static List<FieldChange> merge(List<FieldChange> first, List<FieldChange> second) {
        if (second.isEmpty()) {
            return first;
        }
        List<FieldChange> all = new ArrayList<>(first);
        all.addAll(second);
        all.sort(BY_PATH);
        return List.copyOf(all);
    }

    /** What the host holds otherwise than was last settled, sorted; empty for a resource that is not recorded or not there. */
    List<Drift> drift(Node node) {
        RecordedResource recorded = node.recorded().orElse(null);
        if (recorded == null || !node.isPresent() || node.isUnrecorded()) {
            return List.of();
        }
        Resource applied = recorded.applied();
        FieldPaths unmanage = FieldPaths.of(node.lifecycle().unmanage());
        FieldPaths ignore = FieldPaths.of(node.lifecycle().ignoreDrift());
        FieldDifferences known = node.differences();
        List<FieldChange> differing = known != null && known.asSettled()
                ? known.fromHost()
                : fromHost(applied, prepare(node, applied.spec(), Optional.of(recorded), unmanage));
        List<FieldChange> fields = new ArrayList<>(0);
        List<FieldChange> place = new ArrayList<>(0);
        for (FieldChange change : withReferences(node, applied, differing, false)) {
            if (!ignore.cover(change.path()) && !unmanage.cover(change.path())) {
                FieldChange turned = new FieldChange(change.path(), change.after(), change.before(), change.effect());
                (change.path().equals(Places.PATH) ? place : fields).add(turned);
            }
        }
        if (fields.isEmpty() && place.isEmpty()) {
            return List.of();
        }
        List<Drift> found = new ArrayList<>(2);
        Guid id = node.identity().id();
        boolean rebuilt = scene.recorded().isRebuilt();
        if (!fields.isEmpty()) {
            found.add(new Drift(
                    node.address(),
                    id,
                    rebuilt ? Drift.Kind.DIFFERS : Drift.Kind.CHANGED,
                    fields,
                    rebuilt ? "the record was rebuilt, so nobody knows whether the host was changed" : ""));
        }
        if (!place.isEmpty()) {
            boolean nowhere = place.get(0).after().isEmpty();
            Drift.Kind kind = nowhere ? Drift.Kind.DETACHED : Drift.Kind.ATTACHED_ELSEWHERE;
            found.add(new Drift(node.address(), id, rebuilt ? Drift.Kind.DIFFERS : kind, place, ""));
        }
        return found;
    }
}
