package dev.hnsform.simulator.document;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonString;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.Ipv4Address;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.schema.net.MacRange;
import dev.hnsform.schema.net.NetFormatException;
import dev.hnsform.simulator.model.Dns;
import dev.hnsform.simulator.model.Policies;
import dev.hnsform.simulator.model.Route;
import dev.hnsform.simulator.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a create document asks of a network, whichever shape it is written in; Microsoft's own sample mixes both (hns-reference 1.1).
 *
 * @param id the document's id
 * @param name its name, or empty
 * @param owner its owner, or empty
 * @param typeText its type as written; {@code NAT} when absent, as that is 0
 * @param flags NetworkFlags
 * @param policies its policies
 * @param subnets its subnets
 * @param dhcp whether it has an ipam of type Dhcp
 * @param macPool the ranges asked for
 * @param dns its DNS
 */
public record NetworkRequest(
        Optional<Guid> id,
        String name,
        String owner,
        String typeText,
        long flags,
        List<JsonObject> policies,
        List<SubnetRequest> subnets,
        boolean dhcp,
        List<MacRange> macPool,
        Dns dns) {
    /**
     * A subnet asked for.
     *
     * @param id its id
     * @param prefix its prefix
     * @param routes its routes
     * @param flags SubnetFlags
     * @param vlan its VLAN; absent when there is no such policy
     * @param vsid its VSID; absent when there is no such policy
     * @param ipSubnets its IP subnets
     */
    public record SubnetRequest(
            Optional<Guid> id,
            IpPrefix prefix,
            List<Route> routes,
            long flags,
            Optional<Long> vlan,
            Optional<Long> vsid,
            List<IpSubnetRequest> ipSubnets) {
        private SubnetRequest withIsolation(Optional<Long> networkVlan, Optional<Long> networkVsid) {
            return new SubnetRequest(
                    id, prefix, routes, flags, vlan.or(() -> networkVlan), vsid.or(() -> networkVsid), ipSubnets);
        }
    }

    /**
     * An IP subnet asked for.
     *
     * @param id its id
     * @param prefix its prefix
     * @param flags IPSubnetFlags
     */
    public record IpSubnetRequest(Optional<Guid> id, IpPrefix prefix, long flags) {}

    private static final IpPrefix DEFAULT_V4 = IpPrefix.of(new Ipv4Address(0), 0);
    private static final IpPrefix DEFAULT_V6 = IpPrefix.parse("::/0");

    /** Reads a create document. */
    public static NetworkRequest read(JsonObject document) {
        boolean v2 = Shapes.isV2(document);
        List<JsonObject> policies = new ArrayList<>();
        Optional<Long> vlan = Optional.empty();
        Optional<Long> vsid = Optional.empty();
        for (JsonObject policy : Fields.objects(document, "Policies")) {
            String type = policy.string("Type").orElse("");
            if (!v2 && type.equalsIgnoreCase("VLAN")) {
                vlan = Optional.of(Fields.number(policy, "VLAN"));
            } else if (!v2 && type.equalsIgnoreCase("VSID")) {
                vsid = Optional.of(Fields.number(policy, "VSID"));
            } else {
                policies.add(PolicyDocuments.read(true, v2, policy));
            }
        }
        oldPolicies(document, policies);
        List<SubnetRequest> subnets = new ArrayList<>();
        boolean dhcp = false;
        for (JsonObject ipam : Fields.objects(document, "Ipams")) {
            dhcp |= Words.word(Words.IPAM_TYPES, ipam, "Type").equals("Dhcp");
            Fields.objects(ipam, "Subnets").forEach(s -> subnets.add(subnet(s, v2)));
        }
        Fields.objects(document, "Subnets").forEach(s -> subnets.add(subnet(s, v2)));
        Optional<Long> networkVlan = vlan;
        Optional<Long> networkVsid = vsid;
        return new NetworkRequest(
                Fields.id(document),
                Fields.text(document, "Name"),
                Fields.text(document, "Owner"),
                type(document),
                Words.flags(Words.NETWORK_FLAGS, document, "Flags"),
                policies,
                subnets.stream()
                        .map(s -> s.withIsolation(networkVlan, networkVsid))
                        .toList(),
                dhcp,
                macPool(document),
                DnsDocuments.read(document));
    }

    /** The policies that a document lists, without what stands beside the list in v1; empty when it has no list. */
    public static Optional<List<JsonObject>> listedPolicies(JsonObject document) {
        if (Fields.value(document, "Policies").isEmpty()) {
            return Optional.empty();
        }
        boolean v2 = Shapes.isV2(document);
        List<JsonObject> policies = new ArrayList<>();
        for (JsonObject policy : Fields.objects(document, "Policies")) {
            String type = policy.string("Type").orElse("");
            if (v2 || !type.equalsIgnoreCase("VLAN") && !type.equalsIgnoreCase("VSID")) {
                policies.add(PolicyDocuments.read(true, v2, policy));
            }
        }
        return Optional.of(policies);
    }

    /** The type as written; a number becomes its word. */
    private static String type(JsonObject document) {
        Json value = Fields.value(document, "Type").orElse(Json.of(0));
        if (value instanceof JsonString text) {
            return text.value();
        }
        return Words.word(Words.NETWORK_MODES, value)
                .orElseThrow(() -> Rule.UNKNOWN_NETWORK_TYPE.about("Type " + value));
    }

    private static void oldPolicies(JsonObject document, List<JsonObject> policies) {
        policy(document, "NetworkAdapterName", "NetAdapterName", "NetworkAdapterName", policies);
        policy(document, "SourceMac", "SourceMacAddress", "SourceMacAddress", policies);
        policy(document, "LayeredOn", "LayerConstraint", "LayerId", policies);
        if (Fields.bool(document, "AutomaticDNS")) {
            policies.add(Policies.of(
                    "AutomaticDNS", Json.object().put("Enable", true).build()));
        }
    }

    private static void policy(
            JsonObject document, String key, String type, String setting, List<JsonObject> policies) {
        String text = Fields.text(document, key);
        if (!text.isEmpty()) {
            policies.add(Policies.of(type, Json.object().put(setting, text).build()));
        }
    }

    /** Reads a subnet of either shape. */
    public static SubnetRequest subnet(JsonObject subnet, boolean v2) {
        boolean old = !subnet.has("IpAddressPrefix") && subnet.has("AddressPrefix");
        String key = old ? "AddressPrefix" : "IpAddressPrefix";
        IpPrefix prefix = Fields.parsePrefix(key, Fields.text(subnet, key));
        List<Route> routes = new ArrayList<>();
        for (JsonObject route : Fields.objects(subnet, "Routes")) {
            RouteDocuments.read(route).ifPresent(routes::add);
        }
        Fields.address(subnet, "GatewayAddress")
                .ifPresent(g -> routes.add(new Route(g.isIpv4() ? DEFAULT_V4 : DEFAULT_V6, g, 0)));
        Optional<Long> vlan = Optional.empty();
        Optional<Long> vsid = Optional.empty();
        for (JsonObject policy : Fields.objects(subnet, "Policies")) {
            Json type = Fields.value(policy, "Type").orElse(Json.of(""));
            String word = Words.word(Words.SUBNET_POLICY_TYPES, type)
                    .orElseThrow(() -> Rule.UNKNOWN_POLICY_TYPE.about("subnet policy Type " + type));
            boolean flat = !v2 && !policy.has("Settings");
            long isolation = flat
                    ? Fields.number(policy, word)
                    : Fields.number(Fields.object(policy, "Settings"), "IsolationId");
            if (word.equals("VLAN")) {
                vlan = Optional.of(isolation);
            } else {
                vsid = Optional.of(isolation);
            }
        }
        List<IpSubnetRequest> ipSubnets = new ArrayList<>();
        Fields.objects(subnet, "IpSubnets").forEach(s -> ipSubnets.add(ipSubnet(s)));
        return new SubnetRequest(
                Fields.id(subnet),
                prefix,
                routes,
                Words.flags(Words.SUBNET_FLAGS, subnet, "Flags"),
                vlan,
                vsid,
                ipSubnets);
    }

    /** Reads an IP subnet. */
    public static IpSubnetRequest ipSubnet(JsonObject subnet) {
        return new IpSubnetRequest(
                Fields.id(subnet),
                Fields.parsePrefix("IpAddressPrefix", Fields.text(subnet, "IpAddressPrefix")),
                Words.flags(Words.IP_SUBNET_FLAGS, subnet, "Flags"));
    }

    private static List<MacRange> macPool(JsonObject document) {
        List<JsonObject> ranges = new ArrayList<>(Fields.objects(Fields.object(document, "MacPool"), "Ranges"));
        ranges.addAll(Fields.objects(document, "MacPools"));
        List<MacRange> pool = new ArrayList<>();
        for (JsonObject range : ranges) {
            Optional<MacAddress> first = Fields.mac(range, "StartMacAddress");
            Optional<MacAddress> last = Fields.mac(range, "EndMacAddress");
            if (first.isPresent() && last.isPresent()) {
                try {
                    pool.add(new MacRange(first.get(), last.get()));
                } catch (NetFormatException e) {
                    throw Rule.WRONG_VALUE.about("MacPool " + e.getMessage());
                }
            }
        }
        return pool;
    }
}
