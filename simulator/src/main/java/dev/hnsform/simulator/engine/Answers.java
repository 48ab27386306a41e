package dev.hnsform.simulator.engine;

import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.MacRange;
import dev.hnsform.simulator.profile.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Objects as HNS answers them. The v1 shape is known from logs; no complete v2 answer is published: what the v2 shape holds follows from requests
 * and client code [inf].
 */
final class Answers {
    private final Choices choices;
    private final HostState state;

    Answers(Choices choices, HostState state) {
        this.choices = choices;
        this.state = state;
    }

    private String id(Guid id) {
        return choices.is(Switch.GUID_CASE, "upper") ? id.toWindowsString() : id.toString();
    }

    private boolean defaults() {
        return choices.is(Switch.DEFAULTS_IN_ANSWERS, "include");
    }

    private void text(JsonObject.Builder json, String key, String value) {
        if (!value.isEmpty() || defaults()) {
            json.put(key, value);
        }
    }

    private void number(JsonObject.Builder json, String key, long value) {
        if (value != 0 || defaults()) {
            json.put(key, value);
        }
    }

    private void list(JsonObject.Builder json, String key, List<? extends Json> values) {
        if (!values.isEmpty() || defaults()) {
            json.put(key, Json.array(values));
        }
    }

    private static Json schema() {
        return Json.object().put("Major", 2).put("Minor", 0).build();
    }

    // ------------------------------------------------------------------ networks

    JsonObject networkV2(SimNetwork n, boolean detailed) {
        if (n.verbatim.isPresent()) {
            return n.verbatim.get();
        }
        JsonObject.Builder json = Json.object().put("ID", id(n.id)).put("Name", n.name);
        text(json, "Owner", n.owner);
        n.type.filter(t -> t != NetworkType.NAT || defaults()).ifPresent(t -> json.put("Type", t.label()));
        List<JsonObject> policies = new ArrayList<>(n.policies);
        if (!n.drMac.isEmpty()) {
            policies.add(
                    policy("DrMacAddress", Json.object().put("Address", n.drMac).build()));
        }
        list(json, "Policies", policies);
        json.put("MacPool", Json.object().put("Ranges", Json.array(macPool(n))).build());
        n.dns.ifPresent(d -> json.put("Dns", d));
        JsonObject.Builder ipam = Json.object();
        if (!n.ipam.equals("Static") || defaults()) {
            ipam.put("Type", n.ipam);
        }
        list(ipam, "Subnets", n.subnets.stream().map(s -> subnetV2(n, s)).toList());
        json.put("Ipams", Json.array(ipam.build()));
        number(json, "Flags", n.flags);
        extensions(json, n);
        if (!n.managementIp.isEmpty() && n.readsUntilManagementIp <= 0) {
            json.put("ManagementIP", n.managementIp);
        }
        if (detailed) {
            JsonObject.Builder extra = Json.object();
            n.layer.ifPresent(l -> extra.put("LayeredOn", id(l)).put("SwitchGuid", id(l)));
            json.put("Health", Json.object().put("Extra", extra.build()).build());
        }
        return json.put("SchemaVersion", schema()).build();
    }

    private static void extensions(JsonObject.Builder json, SimNetwork n) {
        if (!n.extensions.isEmpty()) {
            List<Json> list = new ArrayList<>();
            n.extensions.forEach((extension, on) -> list.add(Json.object()
                    .put("Id", Guid.parse(extension).toWindowsString())
                    .put("IsEnabled", on)
                    .build()));
            json.put("Extensions", Json.array(list));
        }
    }

    private static List<Json> macPool(SimNetwork n) {
        List<Json> ranges = new ArrayList<>();
        for (MacRange range : n.macPool) {
            ranges.add(Json.object()
                    .put("StartMacAddress", range.first().toString())
                    .put("EndMacAddress", range.last().toString())
                    .build());
        }
        return ranges;
    }

    private JsonObject subnetV2(SimNetwork n, SimSubnet s) {
        JsonObject.Builder json = Json.object()
                .put("ID", id(s.id()))
                .put("IpAddressPrefix", s.prefix().toString());
        List<JsonObject> policies = new ArrayList<>(s.policies());
        if (n.natVlan > 0 && choices.is(Switch.NAT_VLAN_IN_ANSWERS, "subnet")) {
            policies.add(
                    policy("VLAN", Json.object().put("IsolationId", n.natVlan).build()));
        }
        list(json, "Policies", policies);
        list(json, "Routes", s.routes());
        list(
                json,
                "IpSubnets",
                s.ipSubnets().stream()
                        .map(p -> {
                            JsonObject.Builder part = Json.object()
                                    .put("ID", id(p.id()))
                                    .put("IpAddressPrefix", p.prefix().toString());
                            number(part, "Flags", p.flags());
                            return part.build();
                        })
                        .toList());
        number(json, "Flags", s.flags());
        return json.build();
    }

    private static JsonObject policy(String type, JsonObject settings) {
        return Json.object().put("Type", type).put("Settings", settings).build();
    }

    JsonObject networkV1(SimNetwork n) {
        if (n.verbatim.isPresent()) {
            return n.verbatim.get();
        }
        JsonObject.Builder json = Json.object()
                .put("ActivityId", n.id.toWindowsString())
                .put("AdditionalParams", JsonObject.EMPTY)
                .put("CurrentEndpointCount", state.endpointsOf(n.id).size());
        n.dns.flatMap(d -> d.array("ServerList"))
                .ifPresent(l -> json.put("DNSServerList", String.join(",", l.strings())));
        n.dns.flatMap(d -> d.string("Domain")).ifPresent(d -> json.put("DNSSuffix", d));
        if (!n.drMac.isEmpty()) {
            json.put("DrMacAddress", n.drMac);
        }
        extensions(json, n);
        json.put("Flags", n.flags)
                .put("ID", n.id.toWindowsString())
                .put("IPv6", n.subnets.stream().anyMatch(s -> !s.prefix().isIpv4()));
        n.layer.ifPresent(l -> json.put("LayeredOn", l.toWindowsString()));
        json.put("MacPools", Json.array(macPool(n)));
        if (!n.managementIp.isEmpty() && n.readsUntilManagementIp <= 0) {
            json.put("ManagementIP", n.managementIp);
        }
        json.put("Name", n.name);
        if (!n.owner.isEmpty()) {
            json.put("Owner", n.owner);
        }
        if (!n.adapter.isEmpty()) {
            json.put("NetworkAdapterName", n.adapter);
        }
        List<Json> policies = new ArrayList<>();
        if (n.natVlan > 0) {
            policies.add(
                    Json.object().put("Type", "VLAN").put("VLAN", n.natVlan).build());
        }
        n.policies.forEach(p -> policies.add(flat(p)));
        json.put("Policies", Json.array(policies))
                .put("State", 1)
                .put(
                        "Subnets",
                        Json.array(n.subnets.stream().map(this::subnetV1).toList()));
        n.layer.ifPresent(l -> json.put("SwitchGuid", l.toWindowsString()));
        return json.put("TotalEndpoints", state.endpointsOf(n.id).size())
                .put("Type", n.type.map(NetworkType::label).orElse(""))
                .put("Version", state.version())
                .build();
    }

    private JsonObject subnetV1(SimSubnet s) {
        JsonObject.Builder json =
                Json.object().put("AddressPrefix", s.prefix().toString()).put("Flags", s.flags());
        s.gateway().ifPresent(g -> json.put("GatewayAddress", g.toString()));
        return json.put("ID", s.id().toWindowsString())
                .put(
                        "IpSubnets",
                        Json.array(s.ipSubnets().stream()
                                .map(p -> Json.object()
                                        .put("Flags", p.flags())
                                        .put("ID", p.id().toWindowsString())
                                        .put("IpAddressPrefix", p.prefix().toString())
                                        .put("ObjectType", 6)
                                        .build())
                                .toList()))
                .put("ObjectType", 5)
                .put(
                        "Policies",
                        Json.array(s.policies().stream().map(Answers::flat).toList()))
                .put("State", 0)
                .build();
    }

    /** The v1 form of a policy: flat, with v1's names (hns-reference 2.9). */
    private static JsonObject flat(JsonObject policy) {
        String type = Specs.typeOf(policy);
        JsonObject settings = Specs.settings(policy);
        JsonObject.Builder json = Json.object();
        switch (type) {
            case "PortMapping" -> json.put("Type", "NAT");
            case "ProviderAddress" -> json.put("Type", "PA");
            case "SDNRoute" -> json.put("Type", "ROUTE");
            default -> json.put("Type", type);
        }
        settings.forEach((key, value) -> {
            switch (type + "." + key) {
                case "PortMapping.Protocol" ->
                    json.put("Protocol", value.toString().equals("17") ? "UDP" : "TCP");
                case "ProviderAddress.ProviderAddress" -> json.put("PA", value);
                case "OutBoundNAT.Exceptions" -> json.put("ExceptionList", value);
                case "OutBoundNAT.VirtualIP" -> json.put("VIP", value);
                case "VLAN.IsolationId" -> json.put("VLAN", value);
                case "VSID.IsolationId" -> json.put("VSID", value);
                default -> json.put(key, value);
            }
        });
        return json.build();
    }

    // ------------------------------------------------------------------ endpoints

    JsonObject endpointV2(SimEndpoint e) {
        if (e.verbatim.isPresent()) {
            return e.verbatim.get();
        }
        JsonObject.Builder json = Json.object().put("ID", id(e.id)).put("Name", e.name);
        text(json, "Owner", e.owner);
        json.put("HostComputeNetwork", id(e.network));
        Optional<Guid> shown = e.namespace;
        if (e.atHost && choices.is(Switch.HOST_ATTACH_VISIBLE, "namespace")) {
            shown = Optional.of(state.hostNamespace().id);
        }
        shown.ifPresentOrElse(n -> json.put("HostComputeNamespace", id(n)), () -> {
            if (defaults()) {
                json.put("HostComputeNamespace", Guid.ZERO.toString());
            }
        });
        list(json, "Policies", e.policies);
        list(
                json,
                "IpConfigurations",
                e.addresses.stream()
                        .map(a -> {
                            JsonObject.Builder one = Json.object()
                                    .put("IpAddress", a.address().toString())
                                    .put("PrefixLength", a.prefixLength());
                            a.ipSubnet().ifPresent(s -> one.put("IpSubnetId", id(s)));
                            return one.build();
                        })
                        .toList());
        dnsOf(e).ifPresent(d -> json.put("Dns", d));
        list(json, "Routes", routesOf(e));
        text(json, "MacAddress", e.mac);
        number(json, "Flags", e.flags);
        return json.put("SchemaVersion", schema()).build();
    }

    private Optional<JsonObject> dnsOf(SimEndpoint e) {
        if (e.dns.isPresent() || choices.is(Switch.INHERITED_DNS, "hide")) {
            return e.dns;
        }
        return state.network(e.network).flatMap(n -> n.dns);
    }

    private List<JsonObject> routesOf(SimEndpoint e) {
        if (!e.routes.isEmpty()) {
            return e.routes;
        }
        List<JsonObject> routes = new ArrayList<>();
        for (SimEndpoint.Address address : e.addresses) {
            gateway(e, address.address())
                    .ifPresent(g -> routes.add(Json.object()
                            .put("NextHop", g.toString())
                            .put("DestinationPrefix", g.isIpv4() ? "0.0.0.0/0" : "::/0")
                            .build()));
        }
        return routes;
    }

    private Optional<IpAddress> gateway(SimEndpoint e, IpAddress address) {
        return state.network(e.network).flatMap(n -> n.subnetOf(address)).flatMap(SimSubnet::gateway);
    }

    JsonObject endpointV1(SimEndpoint e) {
        if (e.verbatim.isPresent()) {
            return e.verbatim.get();
        }
        JsonObject.Builder json = Json.object()
                .put("ID", e.id.toString())
                .put("Name", e.name)
                .put("Version", state.version())
                .put("AdditionalParams", JsonObject.EMPTY);
        List<Json> allocators = new ArrayList<>();
        if (e.isAttached()) {
            allocators.add(Json.object()
                    .put("CompartmendId", compartment(e))
                    .put("MacAddress", e.mac)
                    .put("Tag", "Host Vnic")
                    .build());
        }
        json.put(
                "Resources",
                Json.object().put("Allocators", Json.array(allocators)).build());
        json.put("State", e.isAttached() ? 2 : 1).put("VirtualNetwork", e.network.toString());
        state.network(e.network).ifPresent(n -> json.put("VirtualNetworkName", n.name));
        if (!e.owner.isEmpty()) {
            json.put("Owner", e.owner);
        }
        json.put("Policies", Json.array(e.policies.stream().map(Answers::flat).toList()));
        json.put("MacAddress", e.mac);
        for (SimEndpoint.Address address : e.addresses) {
            String family = address.address().isIpv4() ? "" : "v6";
            json.put(
                    family.isEmpty() ? "IPAddress" : "IPv6Address",
                    address.address().toString());
            json.put(family.isEmpty() ? "PrefixLength" : "IPv6PrefixLength", address.prefixLength());
            gateway(e, address.address())
                    .ifPresent(g -> json.put(family.isEmpty() ? "GatewayAddress" : "GatewayAddressV6", g.toString()));
        }
        dnsOf(e).flatMap(d -> d.array("ServerList"))
                .ifPresent(l -> json.put("DNSServerList", String.join(",", l.strings())));
        dnsOf(e).flatMap(d -> d.string("Domain")).ifPresent(d -> json.put("DNSSuffix", d));
        if (e.isRemote()) {
            json.put("IsRemoteEndpoint", true);
        }
        e.namespace.ifPresent(
                n -> json.put("Namespace", Json.object().put("ID", n.toString()).build()));
        if (e.flags != 0) {
            json.put("Flags", e.flags);
        }
        return json.put("SharedContainers", Json.array()).build();
    }

    private long compartment(SimEndpoint e) {
        if (e.atHost) {
            return 1;
        }
        return e.namespace.flatMap(state::namespace).map(n -> n.compartment).orElse(0L);
    }

    // ------------------------------------------------------------------ namespaces

    JsonObject namespaceV2(SimNamespace n) {
        if (n.verbatim.isPresent()) {
            return n.verbatim.get();
        }
        JsonObject.Builder json = Json.object().put("ID", id(n.id));
        text(json, "Name", n.name);
        text(json, "Owner", n.owner);
        number(json, "NamespaceId", n.compartment);
        if (!n.compartmentId.isZero()) {
            json.put("NamespaceGuid", id(n.compartmentId));
        }
        if (!n.type.equals("Host") || defaults()) {
            json.put("Type", n.type);
        }
        List<Json> resources = new ArrayList<>();
        for (Guid endpoint : members(n)) {
            resources.add(resource("Endpoint", id(endpoint)));
        }
        for (String container : n.containers) {
            resources.add(resource("Container", container));
        }
        list(json, "Resources", resources);
        return json.put("SchemaVersion", schema()).build();
    }

    private List<Guid> members(SimNamespace n) {
        List<Guid> members = new ArrayList<>(n.endpoints);
        if (n.isHostDefault() && choices.is(Switch.HOST_ATTACH_VISIBLE, "namespace")) {
            members.addAll(state.atHost());
        }
        return members;
    }

    private static JsonObject resource(String type, String id) {
        return Json.object()
                .put("Type", type)
                .put("Data", Json.object().put("Id", id).build())
                .build();
    }

    JsonObject namespaceV1(SimNamespace n) {
        if (n.verbatim.isPresent()) {
            return n.verbatim.get();
        }
        JsonObject.Builder json =
                Json.object().put("ActivityId", n.id.toWindowsString()).put("AdditionalParams", JsonObject.EMPTY);
        if (!n.compartmentId.isZero()) {
            json.put("CompartmentGuid", n.compartmentId.toWindowsString());
        }
        json.put("CompartmentId", n.compartment)
                .put("Containers", Json.strings(n.containers))
                .put("ID", n.id.toWindowsString())
                .put("IsDefault", n.isHostDefault())
                .put("Policies", Json.array());
        List<Json> resources = new ArrayList<>();
        members(n)
                .forEach(e -> resources.add(Json.object()
                        .put("Type", "Endpoint")
                        .put("Data", Json.object().put("Id", e.toString()).build())
                        .build()));
        return json.put("ResourceList", Json.array(resources))
                .put("State", 1)
                .put("Version", state.version())
                .build();
    }
}
