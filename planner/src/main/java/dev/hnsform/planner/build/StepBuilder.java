package dev.hnsform.planner.build;

import dev.hnsform.planner.change.Change;
import dev.hnsform.planner.decide.Adapters;
import dev.hnsform.planner.decide.Closure;
import dev.hnsform.planner.decide.Decisions;
import dev.hnsform.planner.decide.Node;
import dev.hnsform.planner.decide.Node.Verb;
import dev.hnsform.planner.decide.Nodes;
import dev.hnsform.planner.decide.PlanFault;
import dev.hnsform.planner.decide.Scene;
import dev.hnsform.planner.order.Draft;
import dev.hnsform.planner.order.StepOrder;
import dev.hnsform.planner.step.Risk;
import dev.hnsform.planner.step.Step;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.host.HostNamespace;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.resource.Namespace;
import dev.hnsform.schema.resource.RemoteSubnet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes the steps that carry decisions out, and the changes they serve. */
public final class StepBuilder {
    private final Nodes nodes;
    private final HeldResources held;
    private final Preferences preferences;
    private final NetworkSteps networks;
    private final EndpointSteps endpoints;
    private final Map<Node, NodeSteps> byNode = new HashMap<>();
    private final List<NodeSteps> all = new ArrayList<>();
    private final Links links;

    private StepBuilder(Scene scene, Decisions decisions) {
        this.nodes = decisions.nodes();
        this.held = new HeldResources(nodes);
        this.preferences = new Preferences(scene, nodes);
        this.networks =
                new NetworkSteps(new Adapters(scene, nodes), new Closure(scene, nodes), decisions.interruption(), held);
        this.endpoints = new EndpointSteps(scene, nodes, held);
        this.links = new Links(nodes, decisions.interruption(), byNode);
    }

    /**
     * What was made.
     *
     * @param changes sorted by address
     * @param steps in the order in which they run
     */
    public record Built(List<Change> changes, List<Step> steps) {
        /** Copies the lists. */
        public Built {
            changes = List.copyOf(changes);
            steps = List.copyOf(steps);
        }
    }

    /** Makes changes and steps; a circle is reported to the scene's diagnostics. */
    public static Built build(Scene scene, Decisions decisions) {
        StepBuilder builder = new StepBuilder(scene, decisions);
        for (Node node : builder.nodes.all()) {
            if (node.isIncluded()) {
                builder.draft(node);
            }
        }
        builder.leaveNamespaces();
        builder.links.link(builder.all);
        List<Draft> drafts = new ArrayList<>();
        builder.all.forEach(s -> drafts.addAll(s.all()));
        StepOrder.Ordered ordered = StepOrder.order(drafts);
        if (!ordered.circle().isEmpty()) {
            scene.report(
                    PlanFault.CYCLE,
                    "No order is possible: "
                            + ordered.circle().stream().map(Object::toString).collect(Collectors.joining(" waits for "))
                            + " waits for " + ordered.circle().get(0) + ".");
        }
        return new Built(new ChangeList(builder.held).of(builder.nodes), ordered.steps());
    }

    private void draft(Node node) {
        boolean idle = node.is(Verb.KEEP) || node.is(Verb.RECORD) || node.is(Verb.FORGET) || node.is(Verb.BLOCKED);
        if (idle || !(node.goes() || node.comes() || node.is(Verb.UPDATE))) {
            return;
        }
        NodeSteps steps = steps(node);
        switch (node.address().kind()) {
            case EXISTING_NETWORK -> {}
            case NAMESPACE -> namespace(steps);
            case NETWORK -> network(steps);
            case ENDPOINT -> endpoint(steps);
            case REMOTE_SUBNET -> remoteSubnet(steps);
        }
    }

    private NodeSteps steps(Node node) {
        NodeSteps steps = byNode.get(node);
        if (steps == null) {
            steps = new NodeSteps(node);
            byNode.put(node, steps);
            all.add(steps);
        }
        return steps;
    }

    private FieldValues preferred(Node node) {
        FieldValues preferred = preferences.of(node);
        node.explain(preferences.takeReasons());
        return preferred;
    }

    private void network(NodeSteps steps) {
        Node node = steps.node;
        if (node.goes()) {
            networks.delete(steps);
        }
        if (node.comes()) {
            networks.create(steps, preferred(node));
        } else if (node.is(Verb.UPDATE)) {
            networks.update(steps);
        }
    }

    private void endpoint(NodeSteps steps) {
        Node node = steps.node;
        if (node.goes()) {
            endpoints.delete(steps);
        }
        if (node.comes()) {
            endpoints.create(steps, preferred(node));
        } else if (node.is(Verb.UPDATE)) {
            endpoints.update(steps);
        }
    }

    private void namespace(NodeSteps steps) {
        Node node = steps.node;
        if (node.goes()) {
            Namespace before = (Namespace) held.whole(node);
            boolean used = node.found().orElse(null) instanceof HostNamespace object
                    && !object.containers().isEmpty();
            steps.delete = steps.add(Drafting.reversible(
                    "delete",
                    node,
                    "",
                    node.identity().id(),
                    used ? Risk.WORKLOAD_RESTART : Risk.NONE,
                    h -> new Step.DeleteNamespace(h, before),
                    h -> new Step.CreateNamespace(h, before)));
        }
        if (node.comes()) {
            Namespace wanted = (Namespace) node.desired().orElseThrow();
            steps.create = steps.add(Drafting.reversible(
                    "create",
                    node,
                    "",
                    node.identityAfter().id(),
                    Risk.NONE,
                    h -> new Step.CreateNamespace(h, wanted),
                    h -> new Step.DeleteNamespace(h, wanted)));
        }
    }

    private void remoteSubnet(NodeSteps steps) {
        Node node = steps.node;
        if (node.goes() || node.is(Verb.UPDATE)) {
            FieldValues old = node.held().without(RemoteSubnet.NETWORK);
            Guid network = node.found().orElseThrow().id();
            steps.removeRoute = steps.add(Drafting.reversible(
                    "remove-route",
                    node,
                    "",
                    network,
                    Risk.DATA_PLANE_GAP,
                    h -> new Step.RemoveNetworkRoute(h, old),
                    h -> new Step.AddNetworkRoute(h, old)));
        }
        if (node.comes() || node.is(Verb.UPDATE)) {
            FieldValues route = node.desired().orElseThrow().spec().without(RemoteSubnet.NETWORK);
            steps.addRoute = steps.add(Drafting.reversible(
                    "add-route",
                    node,
                    "",
                    node.identityAfter().id(),
                    Risk.NONE,
                    h -> new Step.AddNetworkRoute(h, route),
                    h -> new Step.RemoveNetworkRoute(h, route)));
        }
    }

    /** Our endpoints in a namespace that goes, which somebody else attached there, are taken out first. */
    private void leaveNamespaces() {
        for (NodeSteps namespace : List.copyOf(all)) {
            if (namespace.delete == null || !(namespace.node.found().orElse(null) instanceof HostNamespace object)) {
                continue;
            }
            for (Guid id : object.endpoints()) {
                Node endpoint = nodes.owner(id).orElse(null);
                if (endpoint != null && !endpoint.goes()) {
                    NodeSteps own = steps(endpoint);
                    if (own.detach == null) {
                        endpoints.leave(namespace, endpoint, own);
                    }
                }
            }
        }
    }
}
