package dev.hnsform.planner.decide;

import dev.hnsform.planner.change.ObjectIdentity;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.host.Listing;
import dev.hnsform.schema.recorded.RecordedResource;
import dev.hnsform.schema.resource.ExistingNetwork;
import dev.hnsform.schema.resource.KindTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the one network that a lookup means. */
final class NetworkLookup {
    private static final int SHOWN = 12;

    private final Scene scene;

    NetworkLookup(Scene scene) {
        this.scene = scene;
    }

    void find(Node node) {
        Optional<RecordedResource> recorded = node.recorded();
        if (node.desired().isEmpty() || scene.destroy()) {
            recorded.ifPresent(r -> node.identity(new ObjectIdentity(r.id(), node.address(), 0, true)));
            return;
        }
        ExistingNetwork lookup = (ExistingNetwork) node.desired().get();
        List<HostNetwork> matches = matches(scene, lookup.match());
        Listing<?> listing = scene.observed().networks();
        if (matches.size() == 1) {
            HostNetwork found = matches.get(0);
            node.identity(new ObjectIdentity(found.id(), node.address(), 0, true));
            node.present(
                    found, dev.hnsform.schema.field.FieldValues.none(KindTable.fields(ResourceKind.EXISTING_NETWORK)));
        } else if (matches.size() > 1) {
            node.unknown("the lookup is ambiguous");
            scene.report(
                    PlanFault.LOOKUP_SEVERAL,
                    node.address() + " matches " + matches.size() + " networks of the host: " + list(matches)
                            + ". Exactly one must match: state its id under spec.match.",
                    node.address(),
                    "spec.match");
        } else if (listing.cause().isPresent()) {
            node.unknown(listing.cause().get());
        } else if (lookup.isOptional()) {
            node.unknown("the network is not there yet");
        } else {
            node.unknown("the network is not there");
            scene.report(
                    PlanFault.LOOKUP_NONE,
                    "No network of the host matches " + node.address() + ". The host has: "
                            + list(scene.observed().networks().objects())
                            + ". Correct spec.match, create the network, or set spec.optional to let what depends on it wait.",
                    node.address(),
                    "spec.match");
        }
    }

    /** The networks that fit all stated parts of a match, sorted by id. */
    static List<HostNetwork> matches(Scene scene, ExistingNetwork.Match match) {
        List<HostNetwork> found = new ArrayList<>();
        List<? extends HostObject> candidates = match.id().isPresent()
                ? scene.observed().find(match.id().get()).stream().toList()
                : match.name().isPresent()
                        ? scene.index().named(ResourceKind.NETWORK, match.name().get())
                        : scene.observed().networks().objects();
        for (HostObject candidate : candidates) {
            if (candidate instanceof HostNetwork network
                    && match.name().map(n -> n.equals(network.name())).orElse(true)
                    && match.type()
                            .map(t -> t.label().equalsIgnoreCase(network.type()))
                            .orElse(true)) {
                found.add(network);
            }
        }
        return found;
    }

    /** What the host has, for a message. */
    static String list(List<? extends HostObject> objects) {
        if (objects.isEmpty()) {
            return "none";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(SHOWN, objects.size()); i++) {
            HostObject object = objects.get(i);
            text.append(i == 0 ? "" : ", ").append('"').append(object.name()).append('"');
            text.append(" (");
            if (object instanceof HostNetwork network) {
                text.append(network.type()).append(", ");
            }
            text.append(object.id()).append(')');
        }
        return objects.size() > SHOWN
                ? text.append(" and ")
                        .append(objects.size() - SHOWN)
                        .append(" more")
                        .toString()
                : text.toString();
    }
}
