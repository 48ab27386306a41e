package dev.hnsform.planner.decide;

import dev.hnsform.planner.change.Action;
import dev.hnsform.planner.change.FieldChange;
import dev.hnsform.planner.decide.Node.Verb;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNamespace;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.RemoteSubnet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Refuses what must not happen, or not without consent. */
final class Guards {
    private static final int SHOWN = 20;

    private final Scene scene;
    private final Nodes nodes;
    private final HostInterruption interruption;
    private final Closure closure;
    private final Set<FieldValues> ownRoutes = new HashSet<>();

    Guards(Scene scene, Nodes nodes, HostInterruption interruption) {
        this.scene = scene;
        this.nodes = nodes;
        this.interruption = interruption;
        this.closure = new Closure(scene, nodes);
    }

    void check() {
        stackIsTheRecords();
        massDelete();
        moves();
        for (Node node : nodes.all()) {
            if (node.isIncluded()) {
                node(node);
            }
        }
        orphans();
    }

    private void node(Node node) {
        if (node.goes()) {
            if (node.lifecycle().preventDestroy()) {
                preventDestroy(node);
            }
            if (node.found().orElse(null) instanceof HostNetwork network
                    && node.address().kind() == ResourceKind.NETWORK) {
                foreignEndpoints(node);
                foreignRoutes(node, network);
            } else if (node.found().orElse(null) instanceof HostNamespace namespace) {
                foreignEndpoints(node);
                containers(node, namespace);
            }
        }
        if (node.is(Verb.UPDATE) && node.found().orElse(null) instanceof HostNetwork network) {
            subnetsWithForeignEndpoints(node, network);
        }
        if (interruption.concerns(node)
                && !node.lifecycle().allowHostInterruption()
                && !scene.consents().hostInterruption()) {
            scene.report(
                    PlanFault.HOST_INTERRUPTION,
                    (node.is(Verb.DELETE) ? "Deleting " : node.is(Verb.REPLACE) ? "Replacing " : "Creating ")
                            + node.address()
                            + " takes a physical adapter of the host under a switch or gives it back: the host itself loses its connections for seconds, also the one you may be using (so Microsoft's documentation and published reports; not verified on a host). "
                            + "If that is fine, set lifecycle.allowHostInterruption: true or pass --allow-host-interruption.",
                    node.address(),
                    node.is(Verb.DELETE) ? "" : "spec.type");
        }
    }

    private void stackIsTheRecords() {
        RecordedStack recorded = scene.recorded();
        if (recorded.serial() == 0) {
            return;
        }
        boolean sameId = recorded.stackId().equals(scene.stackId());
        boolean sameName = recorded.stackName().equals(scene.desired().name());
        if (!sameId || !sameName) {
            scene.report(
                    PlanFault.STACK_MISMATCH,
                    "The record on this host was made by stack \"" + recorded.stackName() + "\" with id "
                            + recorded.stackId() + "; this is stack \""
                            + scene.desired().name() + "\" with id "
                            + scene.stackId()
                            + ". A copied stack would delete or change what the original made. "
                            + (sameId
                                    ? "A copy wants an id of its own: delete the id from its Stack document and run `hnsform init`. If the stack was renamed on purpose, `hnsform state rebuild --allow-takeover` records it under the new name."
                                    : "Give a copied stack a name and, with `hnsform init`, an id of its own."));
        }
    }

    /** A misspelt movedFrom deletes what was to be kept: said where something of the kind is made anew and something else goes. */
    private void moves() {
        if (scene.destroy()) {
            return;
        }
        for (Node node : nodes.all()) {
            List<ResourceAddress> from =
                    node.desired().map(resource -> resource.head().movedFrom()).orElse(List.of());
            if (from.isEmpty()
                    || !node.isIncluded()
                    || !node.is(Verb.CREATE)
                    || node.recorded().isPresent()) {
                continue;
            }
            List<String> going = nodes.all().stream()
                    .filter(other -> other.isIncluded()
                            && other.is(Verb.DELETE)
                            && other.recorded().isPresent()
                            && other.address().kind() == node.address().kind())
                    .map(other -> other.address().toString())
                    .toList();
            if (!going.isEmpty()) {
                scene.report(
                        PlanFault.MOVED_FROM_NOTHING,
                        node.address() + " is made anew: nothing is recorded of "
                                + String.join(
                                        ", ",
                                        from.stream()
                                                .map(ResourceAddress::toString)
                                                .toList())
                                + ", which it says it was. No longer declared, and to be deleted: "
                                + String.join(", ", going.subList(0, Math.min(SHOWN, going.size())))
                                + (going.size() > SHOWN ? ", …" : "")
                                + ". If it was one of these, name that in metadata.movedFrom.",
                        node.address(),
                        "metadata.movedFrom[" + from.get(0) + "]");
            }
        }
    }

    private void massDelete() {
        if (scene.destroy() || scene.consents().massDelete()) {
            return;
        }
        int recorded = scene.recorded().resources().size();
        int deleted = 0;
        for (Node node : nodes.all()) {
            if (node.isIncluded()
                    && node.goes()
                    && node.is(Verb.DELETE)
                    && node.recorded().isPresent()) {
                deleted++;
            }
        }
        if (deleted * 2 > recorded) {
            scene.report(
                    PlanFault.MASS_DELETE,
                    deleted + " of " + recorded
                            + (recorded == 1 ? " recorded resource" : " recorded resources")
                            + " would be deleted. That is what a stack directory looks like that lost its files, so it needs consent: --allow-mass-delete, or `hnsform destroy` to remove everything.");
        }
    }

    private void preventDestroy(Node node) {
        scene.report(
                PlanFault.PREVENT_DESTROY,
                node.address() + " would be " + (node.is(Verb.REPLACE) ? "replaced" : "deleted") + " " + because(node)
                        + ", and lifecycle.preventDestroy forbids it. Take the change back, or remove preventDestroy and apply that first.",
                node.address(),
                "lifecycle.preventDestroy");
    }

    private String because(Node node) {
        if (node.is(Verb.DELETE)) {
            return scene.destroy() ? "because everything is to be destroyed" : "because no document declares it";
        }
        if (node.cause() instanceof Action.Cause.CascadeOf cascade) {
            Node source = nodes.get(cascade.address());
            return "because " + cascade.address() + " is "
                    + (source == null ? "replaced" : verbOf(source) + " " + because(source));
        }
        if (node.cause() instanceof Action.Cause.Broken) {
            return "because " + String.join(", ", node.reasons());
        }
        List<String> paths = new ArrayList<>();
        for (FieldChange change : node.fields()) {
            if (change.effect() == FieldChange.Effect.REPLACES) {
                paths.add(change.path());
            }
        }
        return "because of " + String.join(", ", paths);
    }

    private static String verbOf(Node node) {
        return node.is(Verb.REPLACE) ? "replaced" : "changed";
    }

    private void foreignEndpoints(Node node) {
        List<HostEndpoint> lost = new ArrayList<>();
        for (HostEndpoint endpoint : closure.foreign(node)) {
            if (!scene.consents().foreignLoss().contains(endpoint.id())) {
                lost.add(endpoint);
            }
        }
        if (lost.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(SHOWN, lost.size()); i++) {
            HostEndpoint endpoint = lost.get(i);
            text.append(i == 0 ? "" : ", ")
                    .append(nodes.owner(endpoint.id())
                            .map(n -> n.address() + " (" + endpoint.id() + ")")
                            .orElse("\"" + endpoint.name() + "\" (" + endpoint.id() + ")"));
        }
        if (lost.size() > SHOWN) {
            text.append(" and ").append(lost.size() - SHOWN).append(" more");
        }
        scene.report(
                PlanFault.FOREIGN_LOSS,
                node.address() + " would be " + (node.is(Verb.REPLACE) ? "replaced " : "deleted ") + because(node)
                        + ", and the host would take along what this plan does not delete: " + text
                        + ". Remove these first, or consent to each with --allow-foreign-loss ID.",
                node.address(),
                "");
    }

    /** Endpoints of others in a subnet that is taken off a living network. */
    private void subnetsWithForeignEndpoints(Node node, HostNetwork network) {
        for (FieldChange change : node.fields()) {
            boolean removed = change.after().isEmpty() && change.effect() == FieldChange.Effect.IN_PLACE;
            if (!removed || !change.path().matches("spec\\.subnets\\[[^\\]]*\\]")) {
                continue;
            }
            Optional<IpPrefix> parsed = IpPrefix.tryParse(change.path()
                    .substring("spec.subnets[".length(), change.path().length() - 1));
            if (parsed.isEmpty()) {
                continue;
            }
            IpPrefix prefix = parsed.get();
            for (HostEndpoint endpoint : scene.observed().endpointsOf(network.id())) {
                boolean inside = endpoint.reported().value(Endpoint.IP_ADDRESSES).orElse(List.of()).stream()
                        .anyMatch(a -> prefix.contains(a.address()));
                if (inside
                        && nodes.owner(endpoint.id()).filter(Node::goes).isEmpty()
                        && !scene.consents().foreignLoss().contains(endpoint.id())) {
                    scene.report(
                            PlanFault.FOREIGN_LOSS,
                            node.address() + " would lose subnet " + prefix + ", in which endpoint \""
                                    + endpoint.name() + "\" (" + endpoint.id()
                                    + ") has its address, and this plan does not delete that one. Remove it first, or consent with --allow-foreign-loss "
                                    + endpoint.id() + ".",
                            node.address(),
                            "spec.subnets");
                }
            }
        }
    }

    private void foreignRoutes(Node node, HostNetwork network) {
        if (network.remoteSubnets().isEmpty()) {
            return;
        }
        if (ownRoutes.isEmpty()) {
            for (Node other : nodes.all()) {
                if (other.address().kind() == ResourceKind.REMOTE_SUBNET && other.isPresent()) {
                    ownRoutes.add(other.held());
                }
            }
        }
        List<String> lost = new ArrayList<>();
        for (FieldValues route : network.remoteSubnets()) {
            if (!ownRoutes.contains(route)) {
                lost.add(route.value(RemoteSubnet.DESTINATION_PREFIX)
                        .map(Object::toString)
                        .orElse("?"));
            }
        }
        if (!lost.isEmpty()) {
            scene.report(
                    PlanFault.FOREIGN_ROUTES,
                    node.address() + " holds remote subnets that this stack does not declare, and they go with it: "
                            + String.join(", ", lost) + ". Whoever made them has to make them again.",
                    node.address(),
                    "");
        }
    }

    private void containers(Node node, HostNamespace namespace) {
        if (!namespace.containers().isEmpty()) {
            scene.report(
                    PlanFault.CONTAINERS,
                    node.address() + " goes while containers use it: " + String.join(", ", namespace.containers())
                            + ". They keep no network until they are restarted in another namespace.",
                    node.address(),
                    "");
        }
    }

    private void orphans() {
        for (HostObject object : scene.index().of(scene.stackId())) {
            boolean owned = nodes.owner(object.id()).isPresent();
            if (!owned
                    && !isTombstone(object.id())
                    && scene.recorded().find(object.id()).isEmpty()) {
                scene.report(
                        PlanFault.ORPHAN,
                        object.kind().label() + " \"" + object.name() + "\" (" + object.id()
                                + ") has an id of this stack, but neither a document nor the record knows it: its document may be gone while the record was lost. It stays until it is named: hnsform destroy --orphan "
                                + object.id());
            }
        }
    }

    private boolean isTombstone(Guid id) {
        return scene.recorded().isTombstone(id);
    }
}
