package dev.hnsform.planner.decide;

import dev.hnsform.planner.change.ObjectIdentity;
import dev.hnsform.planner.change.Origin;
import dev.hnsform.schema.address.ObjectIds;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.host.Listing;
import dev.hnsform.schema.host.Lookup;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.resource.Lifecycle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the one object that a resource takes over. */
final class Adoption {
    private static final String PATH = "lifecycle.adopt";

    private final Scene scene;
    private final Set<Guid> recordedIds;
    private final Map<Guid, Node> adopted = new HashMap<>();

    Adoption(Scene scene, Set<Guid> recordedIds) {
        this.scene = scene;
        this.recordedIds = recordedIds;
    }

    void adopt(Node node, Lifecycle.Adopt wish) {
        ResourceKind kind = node.address().kind();
        if (wish.id().isPresent()) {
            Guid id = wish.id().get();
            Lookup<HostObject> look = scene.observed().look(kind, id);
            if (look.object().isPresent()) {
                take(node, look.object().get());
            } else if (look instanceof Lookup.Unknown<HostObject> unknown) {
                unread(node, id, unknown.cause());
            } else {
                none(node, id, "the id " + id);
            }
            return;
        }
        String name = wish.name().orElse("");
        List<HostObject> found = scene.index().named(kind, name);
        Listing<?> listing = scene.observed().listing(kind);
        if (found.size() == 1 && listing.isComplete()) {
            take(node, found.get(0));
        } else if (found.size() > 1) {
            wait(node, Guid.ZERO, "more than one object has the name");
            scene.report(
                    PlanFault.ADOPT_SEVERAL,
                    found.size() + " objects of the host have the name \"" + name + "\": " + NetworkLookup.list(found)
                            + ". Name one by its id.",
                    node.address(),
                    PATH);
        } else if (!listing.isComplete()) {
            unread(node, Guid.ZERO, listing.cause().orElse(""));
        } else {
            none(node, Guid.ZERO, "the name \"" + name + "\"");
        }
    }

    private void take(Node node, HostObject object) {
        Guid id = object.id();
        Node other = adopted.get(id);
        if (recordedIds.contains(id) || other != null || ObjectIds.belongsTo(id, scene.stackId())) {
            String whose = scene.recorded()
                    .find(id)
                    .map(r -> r.address().toString())
                    .or(() -> Optional.ofNullable(other).map(n -> n.address().toString()))
                    .orElse("this stack");
            wait(node, id, "the object is managed already");
            scene.report(
                    PlanFault.ADOPT_TAKEN,
                    node.address() + " is to adopt \"" + object.name() + "\" (" + id + "), but " + whose
                            + " has it. One object can have one address alone; to rename a resource use metadata.movedFrom.",
                    node.address(),
                    PATH);
            return;
        }
        adopted.put(id, node);
        node.origin(new Origin.Adopted(id));
        node.identity(new ObjectIdentity(id, node.address(), 0, true));
        node.present(object, HeldValues.of(object));
    }

    private void none(Node node, Guid id, String what) {
        wait(node, id, "there is nothing to adopt");
        ResourceKind kind = node.address().kind();
        scene.report(
                PlanFault.ADOPT_NONE,
                "The host has no " + kind.label() + " with " + what + " for " + node.address() + " to adopt. It has: "
                        + NetworkLookup.list(scene.observed().listing(kind).objects())
                        + ". Correct lifecycle.adopt, or remove it to create the object.",
                node.address(),
                PATH);
    }

    private static void wait(Node node, Guid id, String because) {
        node.identity(new ObjectIdentity(id, node.address(), 0, true));
        node.faulty(because);
    }

    private static void unread(Node node, Guid id, String because) {
        node.identity(new ObjectIdentity(id, node.address(), 0, true));
        node.unknown(because);
    }
}
