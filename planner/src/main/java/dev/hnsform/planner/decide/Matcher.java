package dev.hnsform.planner.decide;

import dev.hnsform.planner.change.ObjectIdentity;
import dev.hnsform.planner.change.Origin;
import dev.hnsform.schema.address.ObjectIds;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.host.Listing;
import dev.hnsform.schema.host.Lookup;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.recorded.RecordedResource;
import dev.hnsform.schema.recorded.Tombstone;
import dev.hnsform.schema.resource.Head;
import dev.hnsform.schema.resource.KindTable;
import dev.hnsform.schema.resource.RemoteSubnet;
import dev.hnsform.schema.resource.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out which record and which host object each resource has. An object of the stack is recognised by its id alone. */
final class Matcher {
    /** How {@link dev.hnsform.planner.PlanInput} targets name an object without address. */
    static final String ORPHAN = "orphan:";

    private static final Origin SAME = new Origin.Same();
    private static final Origin NEW = new Origin.New();

    private final Scene scene;
    private final Set<Guid> tombstones = new HashSet<>();
    private final Set<Guid> recordedIds = new HashSet<>();
    private final Map<ResourceAddress, ResourceAddress> moves = new HashMap<>();
    private final Map<String, ResourceAddress> routeOwners = new HashMap<>();
    private final Adoption adoption;

    Matcher(Scene scene) {
        this.scene = scene;
        for (Tombstone tombstone : scene.recorded().tombstones()) {
            tombstones.add(tombstone.id());
        }
        for (RecordedResource recorded : scene.recorded().resources()) {
            recordedIds.add(recorded.id());
        }
        this.adoption = new Adoption(scene, recordedIds);
    }

    Nodes match() {
        List<Node> found = new ArrayList<>(scene.desired().resources().size());
        Set<ResourceAddress> claimed = new HashSet<>();
        for (Resource resource : scene.desired().resources()) {
            found.add(claim(resource, claimed));
        }
        for (RecordedResource recorded : scene.recorded().resources()) {
            if (!claimed.contains(recorded.address())) {
                found.add(new Node(recorded.address(), null, recorded, SAME));
            }
        }
        Nodes nodes = new Nodes(found, moves);
        for (Node node : nodes.all()) {
            identify(node, nodes);
        }
        List<Node> orphans = namedOrphans(nodes);
        return orphans.isEmpty() ? nodes : nodes.with(orphans, moves);
    }

    private Node claim(Resource resource, Set<ResourceAddress> claimed) {
        ResourceAddress address = resource.address();
        RecordedResource recorded = scene.recorded().find(address).orElse(null);
        Origin origin = SAME;
        if (recorded == null) {
            for (ResourceAddress from : resource.head().movedFrom()) {
                Optional<RecordedResource> earlier = movable(resource, from);
                if (earlier.isPresent()) {
                    if (moves.containsKey(from)) {
                        scene.report(
                                PlanFault.MOVED_TWICE,
                                from + " is named in metadata.movedFrom of both " + moves.get(from) + " and " + address
                                        + "; one object can have one address alone. Remove one of the two.",
                                address,
                                "metadata.movedFrom");
                    } else if (recorded == null) {
                        recorded = earlier.get();
                        origin = new Origin.Moved(from);
                        moves.put(from, address);
                        claimed.add(from);
                    }
                }
            }
        }
        claimed.add(address);
        return new Node(address, resource, recorded, origin);
    }

    private Optional<RecordedResource> movable(Resource resource, ResourceAddress from) {
        if (from.kind() != resource.address().kind()
                || scene.desired().find(from).isPresent()) {
            return Optional.empty();
        }
        return scene.recorded().find(from);
    }

    private List<Node> namedOrphans(Nodes nodes) {
        List<Node> named = new ArrayList<>();
        for (String target : scene.targets()) {
            if (target.startsWith(ORPHAN)) {
                Guid.tryParse(target.substring(ORPHAN.length()))
                        .filter(id -> ObjectIds.belongsTo(id, scene.stackId())
                                && nodes.owner(id).isEmpty()
                                && !recordedIds.contains(id))
                        .flatMap(scene.observed()::find)
                        .ifPresent(object -> named.add(orphan(object)));
            }
        }
        return named;
    }

    private static Node orphan(HostObject object) {
        Guid id = object.id();
        ResourceAddress address = ResourceAddress.of(object.kind(), "orphan-" + id);
        Node node = new Node(address, null, null, SAME);
        node.identity(new ObjectIdentity(id, address, ObjectIds.generation(id), false));
        node.present(object, HeldValues.of(object));
        return node;
    }

    private void identify(Node node, Nodes nodes) {
        switch (node.address().kind()) {
            case EXISTING_NETWORK -> new NetworkLookup(scene).find(node);
            case REMOTE_SUBNET -> remoteSubnet(node, nodes);
            case NAMESPACE, NETWORK, ENDPOINT -> {
                hostObject(node);
                if (node.isPresent()) {
                    nodes.own(node.identity().id(), node);
                }
            }
        }
    }

    private void hostObject(Node node) {
        RecordedResource recorded = node.recorded().orElse(null);
        if (recorded == null) {
            unrecorded(node);
            return;
        }
        ResourceKind kind = node.address().kind();
        node.identity(new ObjectIdentity(recorded.id(), recorded.bornAs(), recorded.generation(), recorded.adopted()));
        Lookup<HostObject> look = scene.observed().look(kind, recorded.id());
        if (look.object().isPresent()) {
            present(node, look.object().get());
            return;
        }
        Optional<HostObject> other = born(recorded.bornAs(), kind);
        if (other.isPresent()) {
            take(node, other.get(), recorded.bornAs());
        } else if (look instanceof Lookup.Unknown<HostObject> unknown) {
            node.unknown(unknown.cause());
        } else if (recorded.adopted()) {
            node.identity(fresh(node.address()));
        } else if (scene.observed().find(recorded.id()).isPresent()) {
            node.identity(fresh(node.address())); // another kind has the id meanwhile
        }
    }

    private void unrecorded(Node node) {
        Resource desired = node.desired().orElseThrow();
        ResourceKind kind = node.address().kind();
        Optional<HostObject> own = born(node.address(), kind);
        if (own.isPresent()) {
            take(node, own.get(), node.address());
            return;
        }
        for (ResourceAddress from : desired.head().movedFrom()) {
            Optional<HostObject> earlier =
                    from.kind() == kind && scene.desired().find(from).isEmpty() ? born(from, kind) : Optional.empty();
            if (earlier.isPresent()) {
                take(node, earlier.get(), from);
                node.origin(new Origin.Moved(from));
                return;
            }
        }
        node.origin(NEW);
        if (!scene.destroy() && desired.lifecycle().adopt().isPresent()) {
            adoption.adopt(node, desired.lifecycle().adopt().get());
            return;
        }
        node.identity(fresh(node.address()));
        Listing<?> listing = scene.observed().listing(kind);
        listing.cause().ifPresent(node::unknown);
    }

    private Optional<HostObject> born(ResourceAddress address, ResourceKind kind) {
        for (HostObject object : scene.index().bornAs(scene.stackId(), address)) {
            if (object.kind() == kind && !tombstones.contains(object.id()) && !recordedIds.contains(object.id())) {
                return Optional.of(object);
            }
        }
        return Optional.empty();
    }

    private void take(Node node, HostObject object, ResourceAddress bornAs) {
        node.identity(new ObjectIdentity(object.id(), bornAs, ObjectIds.generation(object.id()), false));
        node.unrecorded(true);
        node.reason("it is on the host under an id of this stack and was not recorded");
        present(node, object);
    }

    private static void present(Node node, HostObject object) {
        node.present(object, HeldValues.of(object));
    }

    /** The identity of an object that is to be: the first generation whose id nobody has. */
    ObjectIdentity fresh(ResourceAddress address) {
        return free(address, 0);
    }

    /** The identity of the object that takes another's place. */
    ObjectIdentity after(ObjectIdentity old, ResourceAddress address) {
        boolean counts = !old.adopted() && old.bornAs().equals(address);
        return free(address, counts ? ObjectIds.next(old.generation()) : 0);
    }

    private ObjectIdentity free(ResourceAddress address, int from) {
        int generation = from;
        Guid id = ObjectIds.derive(scene.stackId(), generation, address);
        for (int tried = 1; tried < 256 && isTaken(id); tried++) {
            generation = ObjectIds.next(generation);
            id = ObjectIds.derive(scene.stackId(), generation, address);
        }
        return new ObjectIdentity(id, address, generation, false);
    }

    private boolean isTaken(Guid id) {
        return scene.observed().find(id).isPresent() || tombstones.contains(id) || recordedIds.contains(id);
    }

    private void remoteSubnet(Node node, Nodes nodes) {
        Resource resource = node.resource();
        RecordedResource recorded = node.recorded().orElse(null);
        Node network = nodes.get(((RemoteSubnet) resource).network());
        if (network == null || !network.hasIdentity()) {
            Guid id = recorded == null ? Guid.ZERO : recorded.id();
            node.identity(new ObjectIdentity(id, node.address(), 0, false));
            if (recorded != null) {
                heldRoute(node, id, (RemoteSubnet) recorded.applied());
            }
            return;
        }
        node.identity(new ObjectIdentity(network.identity().id(), node.address(), 0, false));
        if (recorded != null) {
            heldRoute(node, recorded.id(), (RemoteSubnet) recorded.applied());
        }
        if (!node.isPresent()
                && node.desired().isPresent()
                && !isAnothers(node, network.identity().id())) {
            heldRoute(node, network.identity().id(), (RemoteSubnet) resource);
            node.unrecorded(recorded == null && node.isPresent());
        }
        if (recorded == null && !node.isPresent()) {
            node.origin(NEW);
        }
    }

    /** Whether the record says that the route of this key is another resource's, which will give it up or keep it. */
    private boolean isAnothers(Node node, Guid network) {
        if (routeOwners.isEmpty()) {
            for (RecordedResource recorded : scene.recorded().resources()) {
                if (recorded.applied() instanceof RemoteSubnet remote) {
                    routeOwners.put(routeKey(recorded.id(), remote), recorded.address());
                }
            }
        }
        ResourceAddress owner = routeOwners.get(routeKey(network, (RemoteSubnet) node.resource()));
        ResourceAddress own = node.recorded().map(RecordedResource::address).orElse(node.address());
        return owner != null && !owner.equals(own);
    }

    private static String routeKey(Guid network, RemoteSubnet remote) {
        return network + " " + remote.destinationPrefix() + " " + remote.isolationId();
    }

    private void heldRoute(Node node, Guid network, RemoteSubnet key) {
        Lookup<HostObject> look = scene.observed().look(ResourceKind.NETWORK, network);
        if (look instanceof Lookup.Unknown<HostObject> unknown) {
            node.unknown(unknown.cause());
        } else if (look.object().orElse(null) instanceof HostNetwork holder) {
            IpPrefix prefix = key.destinationPrefix();
            Optional<FieldValues> route = scene.index().route(holder, prefix, key.isolationId());
            if (route.isPresent()) {
                node.present(holder, route.get());
            }
        }
    }

    /** A resource in the shape of what an object without address would be. */
    static Resource shapeOf(ResourceAddress address, FieldValues held) {
        return KindTable.make(Head.of(address), held);
    }

    static @Nullable HostNetwork networkOf(Node node) {
        return node.found().orElse(null) instanceof HostNetwork network ? network : null;
    }
}
