package dev.hnsform.planner.decide;

import dev.hnsform.planner.match.HostIndex;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.resource.Adapter;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.EndpointAddress;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what a new object asks for and somebody else has: names, prefixes, addresses, ports, adapters. */
final class Clashes {
    private final Scene scene;
    private final Nodes nodes;

    Clashes(Scene scene, Nodes nodes) {
        this.scene = scene;
        this.nodes = nodes;
    }

    void check() {
        for (Node node : nodes.all()) {
            if (node.isIncluded() && node.comes()) {
                if (node.desired().orElse(null) instanceof Network network) {
                    network(node, network);
                } else if (node.desired().orElse(null) instanceof Endpoint endpoint) {
                    endpoint(node, endpoint);
                }
            }
        }
    }

    private boolean stays(Node node, HostObject object) {
        return !object.id().equals(node.identity().id())
                && nodes.owner(object.id()).filter(Node::goes).isEmpty();
    }

    private boolean isForeign(HostObject object) {
        return nodes.owner(object.id()).isEmpty();
    }

    private void network(Node node, Network network) {
        for (HostObject holder : scene.index().named(ResourceKind.NETWORK, network.hostName())) {
            if (stays(node, holder)) {
                scene.report(
                        PlanFault.NAME_TAKEN,
                        "A network of the host is called \"" + network.hostName() + "\" already (" + holder.id()
                                + owner(holder.id())
                                + "), and HNS gives a name once (0x803b0010). Give " + node.address()
                                + " another spec.name, or take the network over with lifecycle.adopt: {id: "
                                + holder.id() + "}." + madeByUs(holder),
                        node.address(),
                        "spec.name");
            }
        }
        for (Subnet subnet : network.subnets().value().orElse(List.of())) {
            prefix(node, network.type(), subnet.prefix());
        }
        adapters(node, network);
        docker(node, network.type());
    }

    private String owner(Guid id) {
        return nodes.owner(id).map(n -> ", " + n.address()).orElse("");
    }

    /** The owner that an object tells is no proof, and a hint at a lost or copied id. */
    private String madeByUs(HostObject holder) {
        String ours = "hnsform/" + scene.desired().name();
        return holder.owner().equals(ours) && nodes.owner(holder.id()).isEmpty()
                ? " Its owner is \"" + ours
                        + "\": if this very stack made it, the Stack document has lost its id (spec.id), and `hnsform state list --all` shows it."
                : "";
    }

    /** The subnet of a network that a prefix overlaps, in front of the network's type. */
    private static String overlapped(HostNetwork other, IpPrefix prefix) {
        return other.reported().value(Network.SUBNETS).orElse(List.of()).stream()
                .map(Subnet::prefix)
                .filter(held -> held.overlaps(prefix))
                .findFirst()
                .map(held -> held.equals(prefix) ? "the same prefix of " : held + " of ")
                .orElse("");
    }

    private void prefix(Node node, NetworkType type, IpPrefix prefix) {
        String path = "spec.subnets[" + prefix + "].prefix";
        for (HostNetwork other : scene.index().overlapping(prefix)) {
            if (!isForeign(other)) {
                continue;
            }
            boolean nats = type == NetworkType.NAT && NetworkType.NAT.label().equalsIgnoreCase(other.type());
            scene.report(
                    nats ? PlanFault.NAT_OVERLAP : PlanFault.NETWORKS_OVERLAP,
                    "Prefix " + prefix + " of " + node.address() + " overlaps "
                            + overlapped(other, prefix) + other.type() + " network \""
                            + other.name() + "\" (" + other.id() + ") of the host, which this stack does not own. "
                            + (nats
                                    ? "Two NAT networks cannot translate for the same addresses."
                                    : "Whether HNS refuses that is not established; routing between the two does not work.")
                            + " Choose another prefix.",
                    node.address(),
                    path);
        }
        if (type.isExternal()) {
            return;
        }
        for (AdapterFacts adapter : scene.facts().adapters()) {
            for (AdapterFacts.InterfaceAddress own : adapter.addresses()) {
                if (prefix.contains(own.address()) && isOthers(node, adapter)) {
                    scene.report(
                            PlanFault.HOST_ADDRESS,
                            "Prefix " + prefix + " of " + node.address() + " holds " + own.address()
                                    + ", which adapter \"" + adapter.name()
                                    + "\" of the host has. The host would no longer reach that network. Choose another prefix.",
                            node.address(),
                            path);
                }
            }
        }
    }

    /** An adapter that a network of this plan made goes and comes with it. */
    private boolean isOthers(Node node, AdapterFacts adapter) {
        Optional<String> name = node.found().map(HostObject::name);
        return name.isEmpty() || !adapter.name().equalsIgnoreCase("vEthernet (" + name.get() + ")");
    }

    private void adapters(Node node, Network network) {
        Optional<Adapter> adapter = network.adapter();
        if (adapter.isEmpty() || scene.facts().adapters().isEmpty()) {
            return;
        }
        Optional<IpAddress> address = adapter.get().values().value(Adapter.ADDRESS);
        if (address.isPresent() && scene.index().adapterWith(address.get()).isEmpty()) {
            unknownAdapter(node, "an adapter with address " + address.get(), "spec.adapter.address");
        }
        for (String name : adapter.get().values().value(Adapter.NAMES).orElse(List.of())) {
            if (scene.facts().adapter(name).isEmpty()) {
                unknownAdapter(node, "adapter \"" + name + "\"", "spec.adapter.names");
            }
            for (HostNetwork other : scene.index().onAdapter(name)) {
                boolean mixes = !other.type().equalsIgnoreCase(network.type().label())
                        && (network.type() == NetworkType.TRANSPARENT
                                || other.type().equalsIgnoreCase(NetworkType.TRANSPARENT.label()));
                if (mixes && stays(node, other)) {
                    scene.report(
                            PlanFault.ADAPTER_TAKEN,
                            "Adapter \"" + name + "\" carries " + other.type() + " network \"" + other.name() + "\" ("
                                    + other.id() + owner(other.id()) + "). One adapter carries one switch, and "
                                    + network.type()
                                    + " needs another than that: HNS may refuse it. Name another adapter, or state adapter.sharedWith.",
                            node.address(),
                            "spec.adapter.names");
                }
            }
        }
    }

    private void unknownAdapter(Node node, String what, String path) {
        List<String> names = new ArrayList<>();
        for (AdapterFacts facts : scene.facts().adapters()) {
            if (facts.medium() == AdapterFacts.Medium.ETHERNET) {
                names.add("\"" + facts.name() + "\"");
            }
        }
        scene.report(
                PlanFault.ADAPTER_UNKNOWN,
                node.address() + " needs " + what + ", which the host does not have. "
                        + (names.isEmpty()
                                ? "It has none that could carry a network."
                                : "It has: " + String.join(", ", names) + "."),
                node.address(),
                path);
    }

    /** At its start dockerd adopts every network of a type it knows and deletes the endpoints in it (hns-reference 5.12, code). */
    private void docker(Node node, NetworkType type) {
        String state = scene.facts().services().getOrDefault("docker", "absent");
        boolean adoptable = type != NetworkType.PRIVATE && type != NetworkType.INTERNAL && type != NetworkType.OVERLAY;
        if (adoptable && !state.equals("absent")) {
            scene.report(
                    PlanFault.DOCKER,
                    "Service docker is " + state + " on the host. When dockerd starts it adopts networks of type "
                            + type
                            + ", " + node.address()
                            + " among them, and deletes the endpoints it finds there (moby, by its code). Keep the stack off a host that runs Docker, or expect drift after each start of dockerd.",
                    node.address(),
                    "spec.type");
        }
    }

    private void endpoint(Node node, Endpoint endpoint) {
        Node network = nodes.get(endpoint.network());
        if (network == null || !network.hasIdentity()) {
            return;
        }
        if (network.isPresent() && !network.goes()) {
            for (EndpointAddress address : endpoint.ipAddresses().value().orElse(List.of())) {
                for (HostEndpoint holder :
                        scene.index().holding(network.identity().id(), address.address())) {
                    if (stays(node, holder)) {
                        scene.report(
                                PlanFault.ADDRESS_TAKEN,
                                "Address " + address.address() + " of " + node.address() + " is held by endpoint \""
                                        + holder.name() + "\" (" + holder.id() + owner(holder.id())
                                        + ") on the same network, so HNS would refuse it (0x803b002f). Choose another, or leave spec.ipAddresses out to let the host choose.",
                                node.address(),
                                "spec.ipAddresses[" + address.address() + "]");
                    }
                }
            }
        }
        boolean nat = network.desired().orElse(null) instanceof Network declared
                ? declared.type() == NetworkType.NAT
                : scene.index()
                        .typeOf(network.identity().id())
                        .filter(t -> t == NetworkType.NAT)
                        .isPresent();
        if (nat) {
            ports(node, endpoint);
        }
    }

    private void ports(Node node, Endpoint endpoint) {
        for (Policy policy : endpoint.policies().value().orElse(List.of())) {
            Optional<String> port = HostIndex.port(policy);
            if (port.isEmpty()) {
                continue;
            }
            for (HostEndpoint holder : scene.index().publishing(port.get())) {
                if (stays(node, holder)) {
                    scene.report(
                            PlanFault.PORT_TAKEN,
                            "Port " + port.get() + " that " + node.address() + " publishes is published by endpoint \""
                                    + holder.name() + "\" (" + holder.id() + owner(holder.id())
                                    + "), so HNS would refuse it (0x803b0013). Choose another externalPort.",
                            node.address(),
                            "spec.policies[" + policy.key() + "]");
                }
            }
        }
    }
}
