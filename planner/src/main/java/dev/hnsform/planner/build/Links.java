package dev.hnsform.planner.build;

import static dev.hnsform.planner.build.NodeSteps.follow;

import dev.hnsform.planner.build.NodeSteps.SubnetDraft;
import dev.hnsform.planner.decide.HostInterruption;
import dev.hnsform.planner.decide.Node;
import dev.hnsform.planner.decide.Nodes;
import dev.hnsform.planner.match.HostIndex;
import dev.hnsform.planner.order.Draft;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.PrefixIndex;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.resource.Adapter;
import dev.hnsform.schema.resource.Attachment;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.EndpointAddress;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.RemoteSubnet;
import dev.hnsform.schema.resource.Subnet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Says which step follows which. Removing goes upwards (attachments, endpoints, networks), creating downwards; and what takes a name, prefix,
 * address, port or adapter comes after what sets it free.
 */
final class Links {
    private final Nodes nodes;
    private final HostInterruption interruption;
    private final Map<Node, NodeSteps> byNode;
    private final Map<String, List<Draft>> freed = new HashMap<>();
    private final PrefixIndex<Draft> freedPrefixes = new PrefixIndex<>();

    Links(Nodes nodes, HostInterruption interruption, Map<Node, NodeSteps> byNode) {
        this.nodes = nodes;
        this.interruption = interruption;
        this.byNode = byNode;
    }

    void link(List<NodeSteps> all) {
        for (NodeSteps steps : all) {
            frees(steps);
            own(steps);
            if (steps.delete != null
                    && steps.create == null
                    && steps.node.address().kind() != ResourceKind.ENDPOINT) {
                steps.delete.late();
            }
        }
        for (NodeSteps steps : all) {
            switch (steps.node.address().kind()) {
                case NETWORK -> network(steps);
                case ENDPOINT -> endpoint(steps);
                case REMOTE_SUBNET -> remoteSubnet(steps);
                case NAMESPACE, EXISTING_NETWORK -> {}
            }
        }
    }

    private static void own(NodeSteps steps) {
        follow(steps.delete, steps.detach);
        follow(steps.create, steps.delete);
        follow(steps.attach, steps.create);
        follow(steps.attach, steps.detach);
        follow(steps.addRoute, steps.removeRoute);
        for (Draft policy : steps.policiesFirst) {
            follow(steps.attach, policy);
            follow(steps.detach, policy);
        }
        for (SubnetDraft added : steps.subnetsAdded) {
            for (SubnetDraft removed : steps.subnetsRemoved) {
                if (added.subnet().prefix().overlaps(removed.subnet().prefix())) {
                    added.draft().after(removed.draft());
                } else if (steps.subnetsAdded.stream()
                        .noneMatch(a ->
                                a.subnet().prefix().overlaps(removed.subnet().prefix()))) {
                    removed.draft().after(added.draft());
                }
            }
        }
    }

    private void frees(NodeSteps steps) {
        Draft delete = steps.delete;
        if (steps.removeRoute != null) {
            free(routeKey(steps.node.found().orElseThrow().id(), steps.node.held()), steps.removeRoute);
        }
        if (delete == null) {
            return;
        }
        if (steps.node.found().orElse(null) instanceof HostNetwork network) {
            free("name " + network.name(), delete);
            for (Subnet subnet : network.reported().value(Network.SUBNETS).orElse(List.of())) {
                freedPrefixes.put(subnet.prefix(), delete);
            }
            for (String adapter : HostIndex.adaptersOf(network)) {
                free("adapter " + adapter.toLowerCase(Locale.ROOT), delete);
            }
        } else if (steps.node.found().orElse(null) instanceof HostEndpoint endpoint) {
            for (EndpointAddress address :
                    endpoint.reported().value(Endpoint.IP_ADDRESSES).orElse(List.of())) {
                free("address " + endpoint.network() + " " + address.address(), delete);
            }
            endpoint.reported()
                    .value(Endpoint.MAC_ADDRESS)
                    .ifPresent(mac -> free("mac " + endpoint.network() + " " + mac, delete));
            for (Policy policy : endpoint.reported().value(Endpoint.POLICIES).orElse(List.of())) {
                HostIndex.port(policy).ifPresent(port -> free("port " + port, delete));
            }
        }
    }

    private void free(String what, Draft by) {
        freed.computeIfAbsent(what, w -> new ArrayList<>(1)).add(by);
    }

    private void take(String what, Draft draft) {
        for (Draft earlier : freed.getOrDefault(what, List.of())) {
            draft.after(earlier);
        }
    }

    private Optional<NodeSteps> stepsOf(ResourceAddress address) {
        return nodes.find(address).map(byNode::get);
    }

    private void network(NodeSteps steps) {
        Node node = steps.node;
        if (steps.delete != null) {
            Draft delete = steps.delete;
            interruption.deletedLast(node).map(byNode::get).ifPresent(last -> follow(last.delete, delete));
        }
        Draft create = steps.create;
        if (create == null || !(node.desired().orElse(null) instanceof Network network)) {
            return;
        }
        take("name " + network.hostName(), create);
        for (Subnet subnet : network.subnets().value().orElse(List.of())) {
            for (Draft earlier : freedPrefixes.overlapping(subnet.prefix())) {
                if (earlier != steps.delete) {
                    create.after(earlier);
                }
            }
        }
        Optional<Adapter> adapter = network.adapter();
        adapter.flatMap(a -> a.values().value(Adapter.NAMES))
                .orElse(List.of())
                .forEach(name -> take("adapter " + name.toLowerCase(Locale.ROOT), create));
        adapter.flatMap(a -> a.values().value(Adapter.SHARED_WITH))
                .flatMap(this::stepsOf)
                .flatMap(NodeSteps::created)
                .ifPresent(create::after);
        interruption
                .createdFirst(node)
                .map(byNode::get)
                .flatMap(NodeSteps::created)
                .ifPresent(create::after);
    }

    private void endpoint(NodeSteps steps) {
        Node node = steps.node;
        if (node.found().orElse(null) instanceof HostEndpoint object) {
            nodes.owner(object.network()).map(byNode::get).ifPresent(network -> {
                follow(network.delete, steps.delete);
                for (SubnetDraft removed : network.subnetsRemoved) {
                    follow(removed.draft(), steps.delete);
                }
            });
            outlived(object, steps);
            if (steps.detach != null) {
                Draft detach = steps.detach;
                object.place()
                        .namespaceId()
                        .flatMap(nodes::owner)
                        .map(byNode::get)
                        .ifPresent(namespace -> follow(namespace.delete, detach));
            }
        }
        if (steps.attach != null) {
            attach(steps, steps.attach);
        }
        Draft create = steps.create;
        if (create == null || !(node.desired().orElse(null) instanceof Endpoint endpoint)) {
            return;
        }
        Optional<Node> network = nodes.find(endpoint.network());
        network.map(byNode::get).ifPresent(n -> {
            follow(create, n.create);
            n.subnetsAdded.forEach(s -> create.after(s.draft()));
            n.subnetsRemoved.forEach(s -> create.after(s.draft()));
        });
        Guid id = network.orElseThrow().identityAfter().id();
        for (EndpointAddress address : endpoint.ipAddresses().value().orElse(List.of())) {
            take("address " + id + " " + address.address(), create);
        }
        endpoint.macAddress().value().ifPresent(mac -> take("mac " + id + " " + mac, create));
        for (Policy policy : endpoint.policies().value().orElse(List.of())) {
            HostIndex.port(policy).ifPresent(port -> take("port " + port, create));
        }
    }

    /** What outlived its network goes before a network of the same id comes. */
    private void outlived(HostEndpoint object, NodeSteps steps) {
        Draft delete = steps.delete;
        if (delete == null || nodes.owner(object.network()).isPresent()) {
            return;
        }
        steps.node
                .desired()
                .flatMap(r -> r.spec().value(Endpoint.NETWORK))
                .flatMap(this::stepsOf)
                .filter(network -> network.node.identityAfter().id().equals(object.network()))
                .flatMap(NodeSteps::created)
                .ifPresent(create -> create.after(delete));
    }

    private void attach(NodeSteps steps, Draft attach) {
        Optional<ResourceAddress> wanted = steps.node
                .desired()
                .flatMap(r -> r.spec().value(Endpoint.ATTACHMENT))
                .flatMap(Attachment::namespace);
        wanted.flatMap(this::stepsOf).flatMap(NodeSteps::created).ifPresent(attach::after);
        if (wanted.isEmpty() && steps.node.found().orElse(null) instanceof HostEndpoint object) {
            object.place()
                    .namespaceId()
                    .flatMap(nodes::owner)
                    .map(byNode::get)
                    .flatMap(NodeSteps::created)
                    .ifPresent(attach::after);
        }
    }

    private void remoteSubnet(NodeSteps steps) {
        Node node = steps.node;
        if (steps.removeRoute != null) {
            nodes.owner(node.found().orElseThrow().id())
                    .map(byNode::get)
                    .ifPresent(network -> follow(network.delete, steps.removeRoute));
        }
        Draft add = steps.addRoute;
        if (add != null && node.desired().orElse(null) instanceof RemoteSubnet remote) {
            stepsOf(remote.network()).flatMap(NodeSteps::created).ifPresent(add::after);
            take(routeKey(node.identityAfter().id(), remote.spec()), add);
        }
    }

    private static String routeKey(Guid network, FieldValues route) {
        return "route " + network + " "
                + route.value(RemoteSubnet.DESTINATION_PREFIX)
                        .map(Object::toString)
                        .orElse("") + " "
                + route.value(RemoteSubnet.ISOLATION_ID).map(Object::toString).orElse("");
    }
}
