package dev.hnsform.planner.build;

import dev.hnsform.planner.decide.Decisions;
import dev.hnsform.planner.decide.Node;
import dev.hnsform.planner.decide.Node.Verb;
import dev.hnsform.planner.decide.Nodes;
import dev.hnsform.planner.decide.Places;
import dev.hnsform.planner.decide.Scene;
import dev.hnsform.planner.match.HostIndex;
import dev.hnsform.planner.plan.ReadFact;
import dev.hnsform.planner.plan.ReadSets;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.resource.Attachment;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.EndpointAddress;
import dev.hnsform.schema.resource.ExistingNetwork;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Subnet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a plan relied on: the objects its steps are about, those they need, and what must be free or foreign. */
public final class Questions {
    private final Scene scene;
    private final Nodes nodes;
    private final Set<String> questions = new HashSet<>();

    private Questions(Scene scene, Nodes nodes) {
        this.scene = scene;
        this.nodes = nodes;
    }

    /** The facts, sorted by question. */
    public static List<ReadFact> facts(Scene scene, Decisions decisions) {
        Questions asked = new Questions(scene, decisions.nodes());
        for (Node node : decisions.nodes().all()) {
            if (node.isIncluded() && !node.is(Verb.BLOCKED)) {
                asked.ask(node);
            }
        }
        List<String> sorted = new ArrayList<>(asked.questions);
        sorted.sort(null);
        ReadSets answers = new ReadSets(scene.index());
        List<ReadFact> facts = new ArrayList<>(sorted.size());
        for (String question : sorted) {
            facts.add(new ReadFact(question, answers.answer(question)));
        }
        return facts;
    }

    private void ask(Node node) {
        if (node.desired().orElse(null) instanceof ExistingNetwork lookup && !node.is(Verb.FORGET)) {
            questions.add(ReadSets.match(lookup.match()));
            return;
        }
        if (node.is(Verb.KEEP) || node.is(Verb.RECORD) || node.is(Verb.FORGET)) {
            return;
        }
        ResourceKind kind = node.address().kind();
        ResourceKind objectKind = kind == ResourceKind.REMOTE_SUBNET ? ResourceKind.NETWORK : kind;
        if (node.isPresent() || node.recorded().isPresent() || kind.isHostObject()) {
            questions.add(ReadSets.object(objectKind, node.identity().id()));
        }
        boolean another = !node.identityAfter().id().equals(node.identity().id());
        if (another && node.comes() && kind.isHostObject()) {
            questions.add(ReadSets.object(objectKind, node.identityAfter().id()));
        }
        boolean holds = kind == ResourceKind.NETWORK || kind == ResourceKind.NAMESPACE;
        if (node.goes() && holds) {
            questions.add(ReadSets.closure(node.identity().id()));
        }
        if (kind == ResourceKind.NETWORK && node.goes() && node.found().orElse(null) instanceof HostNetwork network) {
            external(network);
        }
        node.desired().ifPresent(d -> {
            if (d instanceof Network network && node.comes()) {
                network(network);
            } else if (d instanceof Endpoint endpoint) {
                endpoint(node, endpoint);
            }
        });
    }

    private void external(HostNetwork network) {
        if (NetworkType.ofLabel(network.type()).filter(NetworkType::isExternal).isPresent()) {
            HostIndex.adaptersOf(network).forEach(a -> questions.add(ReadSets.adapter(a)));
        }
    }

    private void network(Network network) {
        questions.add(ReadSets.name(ResourceKind.NETWORK, network.hostName()));
        for (Subnet subnet : network.subnets().value().orElse(List.of())) {
            questions.add(ReadSets.prefix(subnet.prefix()));
        }
        if (network.type().isExternal()) {
            for (AdapterFacts adapter : new dev.hnsform.planner.decide.Adapters(scene, nodes).candidates(network)) {
                questions.add(ReadSets.adapter(adapter.name()));
            }
        }
    }

    private void endpoint(Node node, Endpoint endpoint) {
        Node network = nodes.find(endpoint.network()).orElse(null);
        @Nullable
        Guid staying = network != null && network.isPresent() && !network.goes()
                ? network.identity().id()
                : null;
        if (staying != null) {
            questions.add(ReadSets.exists(ResourceKind.NETWORK, staying));
        }
        if (endpoint.attachment().value().isPresent()) {
            attachment(endpoint.attachment().value().get());
        }
        if (!node.comes()) {
            return;
        }
        if (staying != null) {
            for (EndpointAddress address : endpoint.ipAddresses().value().orElse(List.of())) {
                questions.add(ReadSets.address(staying, address.address()));
            }
        }
        for (Policy policy : endpoint.policies().value().orElse(List.of())) {
            Optional<String> port = HostIndex.port(policy);
            if (port.isPresent()) {
                questions.add(ReadSets.port(port.get()));
            }
        }
        if (node.found().orElse(null) instanceof HostEndpoint held) {
            held.place().namespaceId().ifPresent(id -> questions.add(ReadSets.exists(ResourceKind.NAMESPACE, id)));
        }
    }

    private void attachment(Attachment attachment) {
        attachment.namespace().ifPresent(this::namespace);
        attachment
                .container()
                .flatMap(new Places(scene, nodes)::namespaceOf)
                .ifPresent(id -> questions.add(ReadSets.exists(ResourceKind.NAMESPACE, id)));
    }

    private void namespace(ResourceAddress address) {
        nodes.find(address)
                .filter(n -> n.isPresent() && !n.goes())
                .ifPresent(n -> questions.add(
                        ReadSets.exists(ResourceKind.NAMESPACE, n.identity().id())));
    }
}
