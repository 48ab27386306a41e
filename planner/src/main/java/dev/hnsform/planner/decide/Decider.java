package dev.hnsform.planner.decide;

import dev.hnsform.planner.change.Action;
import dev.hnsform.planner.change.Drift;
import dev.hnsform.planner.change.FieldChange;
import dev.hnsform.planner.change.ObjectIdentity;
import dev.hnsform.planner.change.Origin;
import dev.hnsform.planner.decide.Node.Verb;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNamespace;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.resource.Attachment;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.EndpointAddress;
import dev.hnsform.schema.resource.ExistingNetwork;
import dev.hnsform.schema.resource.Lifecycle;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.schema.resource.Subnet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides what happens to each resource: kinds in the order in which they depend on each other, which is the order of addresses. */
public final class Decider {
    private final Scene scene;
    private final Matcher matcher;
    private final Nodes nodes;
    private final ResourceComparison comparison;
    private final Places places;
    private final List<Drift> drift = new ArrayList<>();
    private final Unread unread;

    private Decider(Scene scene) {
        this.scene = scene;
        this.matcher = new Matcher(scene);
        this.nodes = matcher.match();
        this.comparison = new ResourceComparison(scene, nodes);
        this.places = new Places(scene, nodes);
        this.unread = new Unread(scene);
    }

    /** Decides; faults go to the scene's diagnostics. */
    public static Decisions decide(Scene scene) {
        Decider decider = decided(scene);
        HostInterruption interruption = new HostInterruption(scene, decider.nodes);
        new Guards(scene, decider.nodes, interruption).check();
        new Clashes(scene, decider.nodes).check();
        new FeatureCheck(scene).check(decider.nodes);
        return new Decisions(decider.nodes, decider.drift, interruption);
    }

    /** Decides the same, and leaves out what only finds faults. */
    public static Decisions decideUnchecked(Scene scene) {
        Decider decider = decided(scene);
        return new Decisions(decider.nodes, decider.drift, new HostInterruption(scene, decider.nodes));
    }

    private static Decider decided(Scene scene) {
        Decider decider = new Decider(scene);
        new Targets(scene, decider.nodes).narrow();
        for (Node node : decider.nodes.all()) {
            decider.decide(node);
        }
        decider.namespaces();
        decider.unread.report();
        return decider;
    }

    private void decide(Node node) {
        if (!node.isIncluded() && !isPulled(node)) {
            return;
        }
        node.included(true);
        boolean removal = scene.destroy() || node.desired().isEmpty();
        if (node.address().kind().isLookup()) {
            lookup(node, removal);
        } else if (node.presence() == Node.Presence.UNKNOWN) {
            unknown(node, node.unknownBecause());
        } else if (removal) {
            remove(node);
        } else {
            settle(node);
        }
    }

    /** Endpoints of ours in a namespace that goes are part of the plan, named or not: they are taken out of it. */
    private void namespaces() {
        for (Node node : nodes.all()) {
            if (!node.goes() || !(node.found().orElse(null) instanceof HostNamespace namespace)) {
                continue;
            }
            for (Guid id : namespace.endpoints()) {
                Node endpoint = nodes.owner(id).orElse(null);
                if (endpoint != null && endpoint.is(Verb.BLOCKED)) {
                    String because = endpoint.address() + " is in it, and waits: " + endpoint.unknownBecause();
                    node.block(because);
                    node.reason(because);
                } else if (endpoint != null) {
                    endpoint.included(true);
                }
            }
        }
    }

    /** What stands on a network that goes, goes or comes back with it, named or not. */
    private boolean isPulled(Node node) {
        return node.isPresent() && networkNode(node).filter(Node::goes).isPresent();
    }

    private Optional<Node> networkNode(Node node) {
        if (node.found().orElse(null) instanceof HostEndpoint held) {
            Optional<Node> holder = nodes.owner(held.network());
            if (holder.isPresent()) {
                return holder;
            }
        }
        return Targets.networkOf(node.resource()).flatMap(nodes::find);
    }

    private void lookup(Node node, boolean removal) {
        if (removal) {
            if (node.recorded().isPresent()) {
                node.verb(Verb.FORGET);
                node.reason("it is a lookup: nothing on the host was ever ours");
            } else {
                node.included(false);
            }
        } else if (!node.isPresent()) {
            node.block(node.unknownBecause());
        }
    }

    private void unknown(Node node, String because) {
        node.block(because);
        node.reason("not known: " + because);
        if (!node.isFaulty()) {
            unread.add(node, because);
        }
        if (node.recorded().isPresent()) {
            drift.add(new Drift(node.address(), node.identity().id(), Drift.Kind.UNKNOWN, List.of(), because));
        }
    }

    private void remove(Node node) {
        drift.addAll(comparison.drift(node));
        if (!node.isPresent()) {
            if (node.recorded().isEmpty()) {
                node.included(false);
                return;
            }
            node.verb(Verb.DELETE);
            node.reason("it is gone from the host already");
            missing(node);
            return;
        }
        boolean orphan = node.recorded().isEmpty() && node.desired().isEmpty();
        if (!orphan && node.lifecycle().onRemove() == Lifecycle.OnRemove.FORGET) {
            node.verb(Verb.FORGET);
            return;
        }
        node.verb(Verb.DELETE);
        if (orphan) {
            node.reason("it has an id of this stack and no resource, and was named");
        } else if (!scene.destroy()) {
            node.reason("no document declares it any more");
        }
        networkNode(node).filter(Node::goes).ifPresent(n -> node.group(n.address()));
        blockUnlessClosureIsKnown(node);
    }

    private void settle(Node node) {
        Optional<String> waits = waitsFor(node);
        if (waits.isPresent()) {
            node.block(waits.get());
            node.reason(waits.get());
            return;
        }
        if (!node.isPresent()) {
            create(node);
            return;
        }
        comparison.compare(node);
        drift.addAll(comparison.drift(node));
        if (node.origin() instanceof Origin.Adopted && differsInFixed(node)) {
            return;
        }
        choose(node);
        if (node.is(Verb.REPLACE)) {
            blockUnlessClosureIsKnown(node);
        }
        if (node.found().orElse(null) instanceof HostEndpoint held) {
            checkPlace(node, held);
        }
    }

    private Optional<String> waitsFor(Node node) {
        Resource desired = node.desired().orElseThrow();
        for (ResourceAddress dependency : Targets.dependencies(desired)) {
            Node other = nodes.get(dependency);
            if (other == null || !(other.is(Verb.BLOCKED) || other.presence() == Node.Presence.UNKNOWN)) {
                continue;
            }
            if (other.desired().orElse(null) instanceof ExistingNetwork lookup && lookup.isOptional()) {
                scene.report(
                        PlanFault.WAITS,
                        node.address() + " waits: " + other.address()
                                + " is not on the host, and is optional. It is planned once the network is there.",
                        node.address(),
                        "spec.network");
            }
            return Optional.of("waits for " + other.address() + ": " + other.unknownBecause());
        }
        return Optional.empty();
    }

    private void create(Node node) {
        node.verb(Verb.CREATE);
        if (node.recorded().isPresent()) {
            node.reason("it is gone from the host");
            missing(node);
        }
        networkNode(node).ifPresent(network -> {
            if (node.address().kind() == ResourceKind.REMOTE_SUBNET) {
                node.identity(new ObjectIdentity(network.identityAfter().id(), node.address(), 0, false));
            }
        });
    }

    private void missing(Node node) {
        boolean rebuilt = scene.recorded().isRebuilt();
        drift.add(new Drift(
                node.address(),
                node.identity().id(),
                rebuilt ? Drift.Kind.DIFFERS : Drift.Kind.MISSING,
                List.of(),
                rebuilt ? "it is not on the host, and the record was rebuilt" : "it is not on the host"));
    }

    private void choose(Node node) {
        boolean replaces = false;
        boolean changes = false;
        for (FieldChange change : node.fields()) {
            replaces |= change.effect() == FieldChange.Effect.REPLACES;
            changes |= change.effect() == FieldChange.Effect.IN_PLACE;
        }
        Node network = networkNode(node).orElse(null);
        Node wantedNetwork =
                Targets.networkOf(node.desired().orElseThrow()).map(nodes::get).orElse(null);
        ResourceAddress group = network != null && network.goes() ? network.address() : node.address();
        if (replaces) {
            replace(node, new Action.Cause.OwnFields(), group);
        } else if (network != null && network.is(Verb.REPLACE)) {
            replace(node, new Action.Cause.CascadeOf(network.address()), network.address());
            node.reason(network.address() + " is replaced");
        } else if (network != null && network.is(Verb.CREATE)) {
            replace(node, new Action.Cause.Broken(), network.address());
            node.reason("its network " + network.address() + " is gone from the host");
        } else if (network != null && losesItsSubnet(node, network)) {
            replace(node, new Action.Cause.CascadeOf(network.address()), network.address());
            node.reason("its address is in a subnet that " + network.address() + " loses");
        } else if (changes) {
            node.verb(Verb.UPDATE);
            if (node.address().kind() == ResourceKind.REMOTE_SUBNET && wantedNetwork != null) {
                node.next(new ObjectIdentity(wantedNetwork.identityAfter().id(), node.address(), 0, false));
            }
        } else {
            node.verb(node.fields().isEmpty() ? Verb.KEEP : Verb.RECORD);
        }
    }

    private void replace(Node node, Action.Cause cause, ResourceAddress group) {
        node.replace(cause, group);
        if (node.address().kind() == ResourceKind.REMOTE_SUBNET) {
            Node network = Targets.networkOf(node.desired().orElseThrow())
                    .flatMap(nodes::find)
                    .orElseThrow();
            node.next(new ObjectIdentity(network.identityAfter().id(), node.address(), 0, false));
        } else {
            node.next(matcher.after(node.identity(), node.address()));
        }
    }

    /** Whether the subnet of an endpoint's address is taken off its living network. */
    private static boolean losesItsSubnet(Node node, Node network) {
        if (!network.is(Verb.UPDATE) || node.address().kind() != ResourceKind.ENDPOINT) {
            return false;
        }
        Set<IpPrefix> stay = new HashSet<>();
        List<Subnet> wanted =
                network.desired().flatMap(r -> r.spec().value(Network.SUBNETS)).orElse(List.of());
        wanted.forEach(s -> stay.add(s.prefix()));
        List<Subnet> go = network.held().value(Network.SUBNETS).orElse(List.of()).stream()
                .filter(s -> !stay.contains(s.prefix()))
                .filter(s ->
                        network.fields().stream().anyMatch(f -> f.path().equals("spec.subnets[" + s.prefix() + "]")))
                .toList();
        for (EndpointAddress address : node.held().value(Endpoint.IP_ADDRESSES).orElse(List.of())) {
            if (go.stream().anyMatch(s -> s.prefix().contains(address.address()))) {
                return true;
            }
        }
        return false;
    }

    private boolean differsInFixed(Node node) {
        boolean differs = false;
        for (FieldChange change : node.fields()) {
            if (change.effect() == FieldChange.Effect.REPLACES) {
                differs = true;
                scene.report(
                        PlanFault.ADOPT_DIFFERS,
                        node.address() + " is to adopt " + node.identity().id() + ", but " + change.path() + " is "
                                + shown(change.before()) + " on the host and " + shown(change.after())
                                + " in the document, and it is fixed at creation. Adopting never replaces: write the host's value, or leave the field out.",
                        node.address(),
                        change.path());
            }
        }
        return differs;
    }

    private static String shown(Optional<Json> value) {
        return value.map(Json::toString).orElse("not set");
    }

    /** A network or namespace goes only when it is known what goes with it. */
    private void blockUnlessClosureIsKnown(Node node) {
        boolean holds =
                node.address().kind() == ResourceKind.NETWORK || node.address().kind() == ResourceKind.NAMESPACE;
        Optional<String> cause = scene.observed().endpoints().cause();
        if (holds && cause.isPresent()) {
            String because = "the endpoints on it could not be read: " + cause.get();
            node.block(because);
            node.reason(because);
            unread.add(node, because);
        }
    }

    private void checkPlace(Node node, HostEndpoint held) {
        Optional<Attachment> wanted =
                ((Endpoint) node.desired().orElseThrow()).attachment().value();
        HostEndpoint.Place place = places.of(held);
        boolean matters = wanted.isPresent() || node.goes();
        if (matters && place instanceof HostEndpoint.UnknownPlace unknownPlace) {
            unknown(node, "where it is attached could not be read: " + unknownPlace.cause());
        } else if (wanted.isPresent()
                && place.outside().isPresent()
                && places.toLeave(held).isEmpty()
                && node.fields().stream().anyMatch(f -> f.path().equals(Places.PATH))) {
            scene.report(
                    PlanFault.ATTACHED_ELSEWHERE,
                    node.address() + " is attached to " + place.outside().get() + " and is to be "
                            + FieldJson.toJson(Attachment.SHAPE, wanted.get())
                            + ". hnsform detaches from namespaces, from the host, and from what it attached to itself: stop what uses the endpoint, declare where it is before it is to go elsewhere, or leave spec.attachment out.",
                    node.address(),
                    Places.PATH);
        }
    }
}
