package dev.hnsform.appliers.walk;

import static dev.hnsform.appliers.walk.Stacks.acl;
import static dev.hnsform.appliers.walk.Stacks.endpoint;
import static dev.hnsform.appliers.walk.Stacks.namespace;
import static dev.hnsform.appliers.walk.Stacks.network;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.resource.Attachment;
import dev.hnsform.schema.resource.Resource;
import java.util.List;

/** The kinds of change: what was applied before, and what is applied in the walk. */
enum Scenario {
    CREATE(List.of(), List.of(network("web", "10.0.0"), namespace("shop"), inShop("api", "in", "out"))),
    UPDATE(
            List.of(network("web", "10.0.0"), namespace("shop"), inShop("api", "in", "out", "old")),
            List.of(
                    Stacks.withDns(network("web", "10.0.0"), "shop.example"),
                    namespace("shop"),
                    Stacks.withPolicies(inShop("api"), acl("in", 100), acl("out", 300), acl("new", 200)))),
    REPLACE(
            List.of(network("web", "10.0.0"), namespace("shop"), inShop("api", "in"), inShop("db", "in")),
            List.of(
                    Stacks.withFlag(network("web", "10.0.0")),
                    namespace("shop"),
                    inShop("api", "in"),
                    inShop("db", "in"))),
    DELETE(
            List.of(network("web", "10.0.0"), namespace("shop"), inShop("api", "in"), network("keep", "10.1.0")),
            List.of(network("keep", "10.1.0"))),
    ATTACH(
            List.of(network("web", "10.0.0"), namespace("shop"), endpoint("api", "web", Attachment.nowhere(), "in")),
            List.of(network("web", "10.0.0"), namespace("shop"), inShop("api", "in"))),
    DETACH(
            List.of(network("web", "10.0.0"), namespace("shop"), inShop("api", "in")),
            List.of(network("web", "10.0.0"), namespace("shop"), endpoint("api", "web", Attachment.nowhere(), "in"))),
    CONTAINER(
            List.of(network("web", "10.0.0"), namespace("shop"), inShop("api", "in"), inShop("db", "in")),
            List.of(
                    network("web", "10.0.0"),
                    namespace("shop"),
                    endpoint("api", "web", Attachment.toContainer("c1"), "in"),
                    endpoint("db", "web", Stacks.machine(1), "in"))),
    LEAVE_CONTAINER(
            List.of(
                    network("web", "10.0.0"),
                    namespace("shop"),
                    endpoint("api", "web", Attachment.toContainer("c1"), "in"),
                    endpoint("db", "web", Stacks.machine(1), "in"),
                    endpoint("old", "web", Attachment.toContainer("c2"), "in")),
            List.of(
                    network("web", "10.0.0"),
                    namespace("shop"),
                    inShop("api", "in"),
                    endpoint("db", "web", Stacks.machine(2), "in"))),
    ADOPT(
            List.of(namespace("shop")),
            List.of(
                    namespace("shop"),
                    Stacks.adopting(network("found", "10.9.0"), Stacks.FOREIGN_NETWORK),
                    Stacks.adopting(
                            endpoint("stray", "found", Attachment.to(Stacks.address("Namespace/shop")), "in"),
                            Stacks.FOREIGN_ENDPOINT))),
    OVERLAY_UPDATE(
            List.of(
                    Stacks.overlay("pods", false, "10.244.3.0/24"),
                    namespace("shop"),
                    Stacks.onOverlay("pod", "in", "out"),
                    Stacks.peer("node-4", 4, "10.1.0.5"),
                    Stacks.peer("node-5", 5, "10.1.0.6")),
            List.of(
                    Stacks.withDns(Stacks.overlay("pods", true, "10.244.3.0/24"), "cluster.local"),
                    namespace("shop"),
                    Stacks.onOverlay("pod", "in", "out"),
                    Stacks.peer("node-4", 4, "10.1.0.7"),
                    Stacks.peer("node-6", 6, "10.1.0.8"))),
    SUBNETS_UPDATE(
            List.of(Stacks.bridge("lan", false, "10.20.0", "10.20.1"), namespace("shop"), Stacks.onBridge("pod", "in")),
            List.of(
                    Stacks.withPart(Stacks.bridge("lan", true, "10.20.0", "10.20.2"), "10.20.2.0/25"),
                    namespace("shop"),
                    Stacks.onBridge("pod", "in"))),
    OVERLAY_REPLACE(
            List.of(
                    Stacks.overlay("pods", false, "10.244.3.0/24"),
                    namespace("shop"),
                    Stacks.onOverlay("pod", "in"),
                    Stacks.peer("node-4", 4, "10.1.0.5")),
            List.of(
                    Stacks.withFlag(Stacks.overlay("pods", false, "10.244.3.0/24")),
                    namespace("shop"),
                    Stacks.onOverlay("pod", "in"),
                    Stacks.peer("node-4", 4, "10.1.0.5"))),
    MOVE(
            List.of(network("web", "10.0.0"), namespace("shop"), inShop("api", "in")),
            List.of(
                    Stacks.moved(network("front", "10.0.0"), "Network/web"),
                    namespace("shop"),
                    Stacks.moved(
                            endpoint("api2", "front", Attachment.to(Stacks.address("Namespace/shop")), "in"),
                            "Endpoint/api")));

    final List<Resource> before;
    final List<Resource> after;

    Scenario(List<Resource> before, List<Resource> after) {
        this.before = before;
        this.after = after;
    }

    private static Resource inShop(String name, String... acls) {
        return endpoint(name, "web", Attachment.to(Stacks.address("Namespace/shop")), acls);
    }

    /** What others have on the host from the start. */
    void putForeign(HnsHost hns) {
        foreignNetwork(hns, Stacks.BYSTANDER, "docker", "10.8.0");
        foreignNetwork(hns, Stacks.FOREIGN_NETWORK, "found", "10.9.0");
        hns.create(
                HcnKind.ENDPOINT,
                Stacks.FOREIGN_ENDPOINT,
                Json.object()
                        .put("ID", Stacks.FOREIGN_ENDPOINT.toString())
                        .put("Name", "stray")
                        .put("HostComputeNetwork", Stacks.FOREIGN_NETWORK.toString())
                        .put("SchemaVersion", version())
                        .build(),
                Deadline.CHANGE);
        hns.create(
                HcnKind.ENDPOINT,
                Stacks.BYSTANDING_ENDPOINT,
                Json.object()
                        .put("ID", Stacks.BYSTANDING_ENDPOINT.toString())
                        .put("Name", "container-1")
                        .put("HostComputeNetwork", Stacks.BYSTANDER.toString())
                        .put("SchemaVersion", version())
                        .build(),
                Deadline.CHANGE);
    }

    private static void foreignNetwork(HnsHost hns, Guid id, String name, String prefix) {
        hns.create(
                HcnKind.NETWORK,
                id,
                Json.object()
                        .put("ID", id.toString())
                        .put("Name", name)
                        .put("Type", "NAT")
                        .put(
                                "Ipams",
                                Json.array(Json.object()
                                        .put("Type", "Static")
                                        .put(
                                                "Subnets",
                                                Json.array(Json.object()
                                                        .put("IpAddressPrefix", prefix + ".0/24")
                                                        .put(
                                                                "Routes",
                                                                Json.array(Json.object()
                                                                        .put("NextHop", prefix + ".1")
                                                                        .put("DestinationPrefix", "0.0.0.0/0")
                                                                        .build()))
                                                        .build()))
                                        .build()))
                        .put("SchemaVersion", version())
                        .build(),
                Deadline.CHANGE);
    }

    private static Json version() {
        return Json.object().put("Major", 2).put("Minor", 0).build();
    }
}
