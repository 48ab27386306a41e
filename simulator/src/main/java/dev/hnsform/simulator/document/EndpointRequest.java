package dev.hnsform.simulator.document;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.simulator.model.Address;
import dev.hnsform.simulator.model.Dns;
import dev.hnsform.simulator.model.Policies;
import dev.hnsform.simulator.model.Route;
import dev.hnsform.simulator.model.SimulatedEndpoint;
import dev.hnsform.simulator.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a create document asks of an endpoint, whichever shape it is written in.
 *
 * @param id the document's id
 * @param name its name, or empty
 * @param owner its owner, or empty
 * @param network the network it names
 * @param namespace the namespace it names
 * @param flags EndpointFlags
 * @param addresses the addresses asked for; prefix length 0 where none is
 * @param ipSubnets the IP subnets that it wants an address of, whichever is free
 * @param mac the MAC asked for
 * @param policies its policies
 * @param dns its own DNS
 * @param routes its own routes
 */
public record EndpointRequest(
        Optional<Guid> id,
        String name,
        String owner,
        Optional<Guid> network,
        Optional<Guid> namespace,
        long flags,
        List<Address> addresses,
        List<Guid> ipSubnets,
        Optional<MacAddress> mac,
        List<JsonObject> policies,
        Dns dns,
        List<Route> routes) {
    /** Reads a create document. */
    public static EndpointRequest read(JsonObject document) {
        long flags = Words.flags(Words.ENDPOINT_FLAGS, document, "Flags");
        if (Fields.bool(document, "IsRemoteEndpoint")) {
            flags |= SimulatedEndpoint.REMOTE;
        }
        Optional<Guid> network = Fields.guid(document, "HostComputeNetwork");
        return new EndpointRequest(
                Fields.id(document),
                Fields.text(document, "Name"),
                Fields.text(document, "Owner"),
                network.or(() -> Fields.guid(document, "VirtualNetwork")),
                Fields.guid(document, "HostComputeNamespace"),
                flags,
                addresses(document),
                ipSubnets(document),
                Fields.mac(document, "MacAddress"),
                policies(document),
                DnsDocuments.read(document),
                routes(document));
    }

    /** The policies that a document lists, and those that stand beside the list in v1. */
    public static List<JsonObject> policies(JsonObject document) {
        boolean v2 = Shapes.isV2(document);
        List<JsonObject> policies = new ArrayList<>();
        for (JsonObject policy : Fields.objects(document, "Policies")) {
            policies.add(PolicyDocuments.read(false, v2, policy));
        }
        long overhead = Fields.number(document, "EncapOverhead");
        if (overhead > 0) {
            policies.add(Policies.of(
                    "EncapOverhead", Json.object().put("Overhead", overhead).build()));
        }
        return policies;
    }

    private static List<Address> addresses(JsonObject document) {
        List<Address> addresses = new ArrayList<>(1);
        for (JsonObject configuration : Fields.objects(document, "IpConfigurations")) {
            Optional<IpAddress> address = Fields.address(configuration, "IpAddress");
            int length = length(configuration, "PrefixLength");
            Guid subnet = Fields.guid(configuration, "IpSubnetId").orElse(Guid.ZERO);
            if (address.isPresent()) {
                addresses.add(new Address(address.get(), length, subnet));
            }
        }
        Guid subnet = Fields.guid(document, "IPSubnetId").orElse(Guid.ZERO);
        Fields.address(document, "IPAddress")
                .ifPresent(a -> addresses.add(new Address(a, length(document, "PrefixLength"), subnet)));
        Fields.address(document, "IPv6Address")
                .ifPresent(a -> addresses.add(new Address(a, length(document, "IPv6PrefixLength"), Guid.ZERO)));
        return addresses;
    }

    private static List<Guid> ipSubnets(JsonObject document) {
        List<Guid> ids = new ArrayList<>(1);
        for (JsonObject configuration : Fields.objects(document, "IpConfigurations")) {
            if (Fields.address(configuration, "IpAddress").isEmpty()) {
                Fields.guid(configuration, "IpSubnetId").ifPresent(ids::add);
            }
        }
        if (Fields.address(document, "IPAddress").isEmpty()) {
            Fields.guid(document, "IPSubnetId").ifPresent(ids::add);
        }
        return ids.stream().filter(id -> !id.isZero()).toList();
    }

    private static int length(JsonObject object, String key) {
        long length = Fields.number(object, key);
        if (length > 128) {
            throw Rule.NOT_A_PREFIX.about(key + " " + length);
        }
        return (int) length;
    }

    private static List<Route> routes(JsonObject document) {
        List<Route> routes = new ArrayList<>(0);
        for (JsonObject route : Fields.objects(document, "Routes")) {
            RouteDocuments.read(route).ifPresent(routes::add);
        }
        gateway(document, "GatewayAddress", "0.0.0.0/0", routes);
        gateway(document, "GatewayAddressV6", "::/0", routes);
        return routes;
    }

    private static void gateway(JsonObject document, String key, String destination, List<Route> routes) {
        Fields.address(document, key).ifPresent(g -> routes.add(new Route(IpPrefix.parse(destination), g, 0)));
    }
}
