package dev.hnsform.planner.build;

import dev.hnsform.planner.change.FieldChange;
import dev.hnsform.planner.decide.Node;
import dev.hnsform.planner.decide.Nodes;
import dev.hnsform.planner.decide.Places;
import dev.hnsform.planner.decide.Scene;
import dev.hnsform.planner.step.AttachTarget;
import dev.hnsform.planner.step.Risk;
import dev.hnsform.planner.step.Step;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The steps of an endpoint. */
final class EndpointSteps {
    private final Scene scene;
    private final Nodes nodes;
    private final Places places;
    private final HeldResources held;
    private final OtherSides sides;

    EndpointSteps(Scene scene, Nodes nodes, HeldResources held) {
        this.scene = scene;
        this.nodes = nodes;
        this.places = new Places(scene, nodes);
        this.held = held;
        this.sides = new OtherSides(scene);
    }

    /** Detaches, where it is attached to something one can detach from, and deletes. */
    void delete(NodeSteps steps) {
        Node node = steps.node;
        HostEndpoint object = (HostEndpoint) node.found().orElseThrow();
        HostEndpoint.Place place = places.of(object);
        boolean unmanaged = !HeldResources.isManaged(node, Endpoint.ATTACHMENT);
        Risk risk = unmanaged ? Risk.WORKLOAD_RESTART : Risk.ENDPOINT_INTERRUPTION;
        Optional<AttachTarget> from = places.toLeave(object);
        from.ifPresent(left -> detach(steps, node, left, risk));
        Optional<String> outside = from.isPresent() ? Optional.empty() : place.outside();
        if (node.comes()) {
            node.explain(lostByReplacing(node, outside, unmanaged && from.isPresent()));
        }
        Endpoint before = (Endpoint) held.whole(node);
        FieldValues decided = held.decided(node);
        Guid network = object.network();
        NetworkType type = scene.index().typeOf(network).orElse(NetworkType.NAT);
        if (outside.isPresent()) {
            steps.delete = steps.add(Drafting.irreversible(
                    "delete",
                    node,
                    object.id(),
                    Risk.WORKLOAD_RESTART,
                    "the endpoint was attached to " + outside.get() + ", and hnsform cannot attach it there again",
                    h -> new Step.DeleteEndpoint(h, before)));
            return;
        }
        steps.delete = steps.add(Drafting.reversible(
                "delete",
                node,
                "",
                object.id(),
                Risk.NONE,
                h -> new Step.DeleteEndpoint(h, before),
                h -> new Step.CreateEndpoint(h, before, decided, network, type)));
    }

    /** What nobody declares and goes, or has to be looked after, when an endpoint is made anew. */
    private static List<String> lostByReplacing(Node node, Optional<String> outside, boolean byOthers) {
        List<String> lost = new ArrayList<>(0);
        if (outside.isPresent()) {
            lost.add("it is attached to " + outside.get() + ", and is not attached there again");
        } else if (byOthers) {
            lost.add("somebody else attached it; it is attached there again, and what uses it needs a restart");
        }
        TreeSet<String> types = new TreeSet<>();
        for (Policy policy : node.held().value(Endpoint.POLICIES).orElse(List.of())) {
            types.add(policy.type().name());
        }
        for (FieldValues spec : stated(node)) {
            spec.value(Endpoint.POLICIES)
                    .ifPresent(list -> list.forEach(p -> types.remove(p.type().name())));
        }
        if (!types.isEmpty()) {
            lost.add("policies that nobody declares go with the old object: " + String.join(", ", types));
        }
        return lost;
    }

    private static List<FieldValues> stated(Node node) {
        List<FieldValues> stated = new ArrayList<>(2);
        node.desired().ifPresent(r -> stated.add(r.spec()));
        node.recorded().ifPresent(r -> stated.add(r.applied().spec()));
        return stated;
    }

    void create(NodeSteps steps, FieldValues preferred) {
        Node node = steps.node;
        Endpoint endpoint = (Endpoint) node.desired().orElseThrow();
        Guid network = networkId(endpoint.network());
        NetworkType type = networkType(endpoint.network());
        steps.create = steps.add(Drafting.reversible(
                "create",
                node,
                "",
                node.identityAfter().id(),
                Risk.NONE,
                h -> new Step.CreateEndpoint(h, endpoint, preferred, network, type),
                h -> new Step.DeleteEndpoint(h, endpoint)));
        Optional<AttachTarget> to = endpoint.attachment().isManaged()
                ? endpoint.attachment().value().flatMap(places::target)
                : whereItWas(node);
        to.ifPresent(t -> attach(steps, node, t, node.identityAfter().id()));
        int openness = openness(endpoint, preferred);
        steps.all().forEach(s -> s.leavesToTheHost(openness));
    }

    /** What the host chooses: an address weighs more than a MAC address, as a subnet is smaller than a pool. */
    private static int openness(Endpoint endpoint, FieldValues preferred) {
        int openness = 0;
        if (!endpoint.spec().has(Endpoint.IP_ADDRESSES) && !preferred.has(Endpoint.IP_ADDRESSES)) {
            openness += 2;
        }
        if (!endpoint.spec().has(Endpoint.MAC_ADDRESS) && !preferred.has(Endpoint.MAC_ADDRESS)) {
            openness += 1;
        }
        return openness;
    }

    void update(NodeSteps steps) {
        Node node = steps.node;
        Endpoint endpoint = (Endpoint) node.desired().orElseThrow();
        new PolicySteps(steps, networkType(endpoint.network())).draft();
        boolean moves = false;
        for (FieldChange change : node.fields()) {
            moves |= change.path().equals("spec.attachment") && change.effect() == FieldChange.Effect.IN_PLACE;
        }
        if (moves && node.found().orElse(null) instanceof HostEndpoint object) {
            places.toLeave(object, endpoint.attachment().value())
                    .ifPresent(from -> detach(steps, node, from, Risk.ENDPOINT_INTERRUPTION));
            endpoint.attachment().value().flatMap(places::target).ifPresent(to -> attach(steps, node, to, object.id()));
        }
    }

    /** Takes an endpoint of ours whose attachment nobody manages out of a namespace that goes, and puts it into the one that comes. */
    void leave(NodeSteps namespace, Node endpoint, NodeSteps own) {
        AttachTarget from =
                new AttachTarget.InNamespace(namespace.node.identity().id());
        detach(own, endpoint, from, Risk.WORKLOAD_RESTART);
        if (namespace.node.comes()) {
            attach(
                    own,
                    endpoint,
                    new AttachTarget.InNamespace(namespace.node.identityAfter().id()),
                    endpoint.identity().id());
        }
    }

    private void detach(NodeSteps steps, Node node, AttachTarget from, Risk risk) {
        sides.leaves(node, from);
        steps.detach = steps.add(Drafting.reversible(
                "detach",
                node,
                "",
                node.identity().id(),
                risk,
                h -> new Step.Detach(h, from),
                h -> new Step.Attach(h, from)));
    }

    private void attach(NodeSteps steps, Node node, AttachTarget to, Guid endpoint) {
        sides.enters(node, to, endpoint);
        steps.attach = steps.add(Drafting.reversible(
                "attach", node, "", endpoint, Risk.NONE, h -> new Step.Attach(h, to), h -> new Step.Detach(h, to)));
    }

    /** Where an endpoint that is replaced was attached by somebody else; nowhere when that goes. */
    private Optional<AttachTarget> whereItWas(Node node) {
        if (!(node.found().orElse(null) instanceof HostEndpoint object)
                || places.of(object) instanceof HostEndpoint.Detached) {
            return Optional.empty();
        }
        Optional<AttachTarget> was = places.toLeave(object);
        if (was.orElse(null) instanceof AttachTarget.InNamespace in) {
            Optional<Node> owner = nodes.owner(in.id());
            if (owner.filter(Node::goes).isPresent()) {
                return owner.filter(Node::comes)
                        .map(n -> new AttachTarget.InNamespace(n.identityAfter().id()));
            }
        }
        return was;
    }

    private Guid networkId(ResourceAddress network) {
        return nodes.find(network).orElseThrow().identityAfter().id();
    }

    private NetworkType networkType(ResourceAddress address) {
        Node network = nodes.find(address).orElseThrow();
        if (network.desired().orElse(null) instanceof Network declared) {
            return declared.type();
        }
        return scene.index().typeOf(network.identityAfter().id()).orElse(NetworkType.NAT);
    }
}
