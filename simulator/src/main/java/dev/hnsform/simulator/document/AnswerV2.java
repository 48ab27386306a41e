package dev.hnsform.simulator.document;

import dev.hnsform.hns.mapping.LoadBalancer;
import dev.hnsform.hns.mapping.SdnRoute;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.MacRange;
import dev.hnsform.simulator.model.Address;
import dev.hnsform.simulator.model.Dns;
import dev.hnsform.simulator.model.Host;
import dev.hnsform.simulator.model.HostState;
import dev.hnsform.simulator.model.IpSubnet;
import dev.hnsform.simulator.model.Policies;
import dev.hnsform.simulator.model.Route;
import dev.hnsform.simulator.model.SimulatedEndpoint;
import dev.hnsform.simulator.model.SimulatedGuestService;
import dev.hnsform.simulator.model.SimulatedNamespace;
import dev.hnsform.simulator.model.SimulatedNetwork;
import dev.hnsform.simulator.model.Subnet;
import dev.hnsform.simulator.profile.Switch;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Answers in the v2 shape (hns-reference 2.3 to 2.5). No published document shows a whole one: fields and their order are the schema's, and that
 * defaults are left out is [code][inf].
 */
final class AnswerV2 {
    private static final List<String> BASE = List.of("ID", "Owner", "Name", "SchemaVersion");
    static final Set<String> NETWORK_KEYS =
            keys("Type", "Policies", "MacPool", "Dns", "Ipams", "Flags", "Extensions", "ManagementIP");
    static final Set<String> ENDPOINT_KEYS = keys(
            "HostComputeNetwork",
            "HostComputeNamespace",
            "Policies",
            "IpConfigurations",
            "Dns",
            "Routes",
            "MacAddress",
            "Flags");
    static final Set<String> NAMESPACE_KEYS = keys("NamespaceId", "Type", "Resources");
    static final Set<String> BALANCER_KEYS =
            keys("HostComputeEndpoints", "SourceVIP", "FrontendVIPs", "PortMappings", "Flags");
    static final Set<String> ROUTE_KEYS = keys("HostComputeEndpoints", "Routes");
    static final Set<String> GUEST_SERVICE_KEYS = keys("State");

    private final HostState state;
    private final Host host;
    private final boolean defaults;

    AnswerV2(HostState state) {
        this.state = state;
        this.host = state.host();
        this.defaults = host.switches().choice(Switch.DEFAULTS_IN_ANSWERS).equals("include");
    }

    private static Set<String> keys(String... more) {
        Set<String> keys = new LinkedHashSet<>(BASE);
        keys.addAll(List.of(more));
        return keys;
    }

    String guid(Guid id) {
        return host.switches().choice(Switch.GUID_CASE).equals("upper") ? id.toWindowsString() : id.toString();
    }

    JsonObject network(SimulatedNetwork network, boolean detailed) {
        JsonObject.Builder answer = base(network.id(), network.owner(), network.name());
        String type = network.type().map(Object::toString).orElse(network.typeText());
        text(answer, "Type", type.equals("NAT") && !defaults ? "" : type);
        List<JsonObject> policies = new ArrayList<>(network.policies());
        network.drMac()
                .ifPresent(mac -> policies.add(Policies.of(
                        "DrMacAddress",
                        Json.object().put("Address", mac.toString()).build())));
        list(answer, "Policies", PolicyDocuments.writeV2(true, policies, defaults));
        if (!network.macPool().isEmpty()) {
            answer.put(
                    "MacPool",
                    Json.object()
                            .put(
                                    "Ranges",
                                    Json.array(network.macPool().stream()
                                            .map(AnswerV2::range)
                                            .toList()))
                            .build());
        }
        dns(answer, network.dns());
        list(answer, "Ipams", ipams(network));
        number(answer, "Flags", network.flags());
        if (detailed) {
            // The schema has neither; that a detailed answer carries what v1 does is [inf]
            answer.put("Extensions", AnswerV1.extensions(host, network));
            network.managementIp().ifPresent(ip -> answer.put("ManagementIP", ip.toString()));
            answer.put("Health", health(network));
        }
        return answer.put("SchemaVersion", schemaVersion()).build();
    }

    private static JsonObject range(MacRange range) {
        return Json.object()
                .put("StartMacAddress", range.first().toString())
                .put("EndMacAddress", range.last().toString())
                .build();
    }

    private JsonArray ipams(SimulatedNetwork network) {
        List<Json> ipams = new ArrayList<>();
        if (!network.subnets().isEmpty()) {
            JsonObject.Builder ipam = Json.object();
            text(ipam, "Type", defaults ? "Static" : "");
            ipam.put(
                    "Subnets",
                    Json.array(network.subnets().stream()
                            .map(s -> subnet(s, network))
                            .toList()));
            ipams.add(ipam.build());
        }
        if (network.dhcp()) {
            ipams.add(Json.object().put("Type", "Dhcp").build());
        }
        return Json.array(ipams);
    }

    private JsonObject subnet(Subnet subnet, SimulatedNetwork network) {
        JsonObject.Builder object = Json.object()
                .put("ID", guid(subnet.id()))
                .put("IpAddressPrefix", subnet.prefix().toString());
        List<Json> policies = new ArrayList<>();
        int shownVlan = network.natVlan() > 0
                        && host.switches().choice(Switch.NAT_VLAN_IN_ANSWERS).equals("subnet")
                ? network.natVlan()
                : subnet.vlan();
        if (shownVlan > 0) {
            policies.add(isolation("VLAN", shownVlan));
        }
        if (subnet.vsid() > 0) {
            policies.add(isolation("VSID", subnet.vsid()));
        }
        list(object, "Policies", Json.array(policies));
        list(object, "Routes", RouteDocuments.write(subnet.routes(), defaults));
        list(
                object,
                "IpSubnets",
                Json.array(subnet.ipSubnets().stream().map(this::ipSubnet).toList()));
        number(object, "Flags", subnet.flags());
        return object.build();
    }

    private static JsonObject isolation(String type, long id) {
        return Policies.of(type, Json.object().put("IsolationId", id).build());
    }

    private JsonObject ipSubnet(IpSubnet subnet) {
        JsonObject.Builder object = Json.object()
                .put("ID", guid(subnet.id()))
                .put("IpAddressPrefix", subnet.prefix().toString());
        number(object, "Flags", subnet.flags());
        return object.build();
    }

    private JsonObject health(SimulatedNetwork network) {
        JsonObject.Builder extra = Json.object();
        if (!network.layer().isZero()) {
            extra.put("LayeredOn", guid(network.layer()));
            state.layer(network.layer()).ifPresent(l -> extra.put("SwitchGuid", guid(l.switchId())));
        }
        return Json.object().put("Extra", extra.build()).build();
    }

    JsonObject endpoint(SimulatedEndpoint endpoint, boolean detailed) {
        JsonObject.Builder answer = base(endpoint.id(), endpoint.owner(), endpoint.name());
        answer.put("HostComputeNetwork", guid(endpoint.network()));
        answer.put("HostComputeNamespace", guid(namespaceOf(endpoint)));
        list(answer, "Policies", PolicyDocuments.writeV2(false, endpoint.policies(), defaults));
        list(
                answer,
                "IpConfigurations",
                Json.array(endpoint.addresses().stream().map(this::address).toList()));
        SimulatedNetwork network = state.network(endpoint.network()).orElse(null);
        boolean inherits = endpoint.dns().isEmpty()
                && host.switches().choice(Switch.INHERITED_DNS).equals("show");
        dns(answer, inherits && network != null ? network.dns() : endpoint.dns());
        list(answer, "Routes", RouteDocuments.write(routes(endpoint, network), defaults));
        endpoint.mac().ifPresent(m -> answer.put("MacAddress", m.toString()));
        number(answer, "Flags", endpoint.flags());
        if (detailed) {
            answer.put("Health", Json.object().put("Extra", JsonObject.EMPTY).build());
        }
        return answer.put("SchemaVersion", schemaVersion()).build();
    }

    /** The namespace an endpoint shows: zero for none. */
    Guid namespaceOf(SimulatedEndpoint endpoint) {
        return endpoint.place().accept(new PlaceId(state));
    }

    /** Its own routes, or else the default routes of the subnets its addresses are in. */
    static List<Route> routes(SimulatedEndpoint endpoint, @org.jspecify.annotations.Nullable SimulatedNetwork network) {
        if (!endpoint.routes().isEmpty() || network == null) {
            return endpoint.routes();
        }
        List<Route> routes = new ArrayList<>(1);
        for (Address address : endpoint.addresses()) {
            network.subnetOf(address.address())
                    .flatMap(s -> s.routes().stream()
                            .filter(r -> r.destination().isDefaultRoute())
                            .findFirst())
                    .ifPresent(routes::add);
        }
        return routes;
    }

    /** The addresses alone; which endpoint's is said as counters say it. */
    JsonObject addresses(SimulatedEndpoint endpoint) {
        return Json.object()
                .put("EndpointId", guid(endpoint.id()))
                .put(
                        "IpConfigurations",
                        Json.array(
                                endpoint.addresses().stream().map(this::address).toList()))
                .build();
    }

    private JsonObject address(Address address) {
        JsonObject.Builder object = Json.object()
                .put("IpAddress", address.address().toString())
                .put("PrefixLength", address.prefixLength());
        if (!address.ipSubnet().isZero()) {
            object.put("IpSubnetId", guid(address.ipSubnet()));
        }
        return object.build();
    }

    JsonObject namespace(SimulatedNamespace namespace) {
        JsonObject.Builder answer = base(namespace.id(), namespace.owner(), namespace.name());
        number(answer, "NamespaceId", namespace.compartment());
        if (namespace.compartment() > 0) {
            answer.put("NamespaceGuid", guid(AnswerV1.compartmentGuid(namespace)));
        }
        text(answer, "Type", namespace.type().equals("Host") && !defaults ? "" : namespace.type());
        List<Json> resources = new ArrayList<>();
        for (Guid endpoint : endpointsIn(namespace)) {
            resources.add(resource("Endpoint", guid(endpoint)));
        }
        namespace.containers().forEach(c -> resources.add(resource("Container", c)));
        list(answer, "Resources", Json.array(resources));
        return answer.put("SchemaVersion", schemaVersion()).build();
    }

    /** The endpoints a namespace shows. */
    List<Guid> endpointsIn(SimulatedNamespace namespace) {
        List<Guid> endpoints = new ArrayList<>(state.membersOf(namespace.id()));
        if (namespace.isHostDefault() && hostAttachShows(state)) {
            endpoints.addAll(state.atHost());
        }
        return endpoints;
    }

    static boolean hostAttachShows(HostState state) {
        return state.host().switches().choice(Switch.HOST_ATTACH_VISIBLE).equals("namespace");
    }

    private static JsonObject resource(String type, String id) {
        return Json.object()
                .put("Type", type)
                .put("Data", Json.object().put("Id", id).build())
                .build();
    }

    private JsonObject.Builder base(Guid id, String owner, String name) {
        JsonObject.Builder answer = Json.object().put("ID", guid(id));
        text(answer, "Owner", owner);
        text(answer, "Name", name);
        return answer;
    }

    /** A load balancer, as document 51 shows it; its network shows from schema 2.5 on (hns-reference 2.6). */
    JsonObject balancer(LoadBalancer balancer) {
        JsonObject.Builder answer = base(balancer.id(), balancer.owner(), balancer.name());
        network(answer, balancer.network());
        list(answer, "HostComputeEndpoints", ids(balancer.endpoints()));
        text(answer, "SourceVIP", balancer.sourceVip());
        list(answer, "FrontendVIPs", Json.strings(balancer.frontendVips()));
        List<Json> mappings = new ArrayList<>();
        for (LoadBalancer.PortMapping mapping : balancer.portMappings()) {
            JsonObject.Builder object = Json.object()
                    .put("Protocol", mapping.protocol())
                    .put("InternalPort", mapping.internalPort())
                    .put("ExternalPort", mapping.externalPort());
            number(object, "DistributionType", mapping.distribution());
            number(object, "Flags", mapping.flags());
            mappings.add(object.build());
        }
        list(answer, "PortMappings", Json.array(mappings));
        number(answer, "Flags", balancer.flags());
        return answer.put("SchemaVersion", schemaVersion()).build();
    }

    /** Routes; no published document shows them. */
    JsonObject route(SdnRoute route) {
        JsonObject.Builder answer = base(route.id(), route.owner(), route.name());
        network(answer, route.network());
        list(answer, "HostComputeEndpoints", ids(route.endpoints()));
        List<Json> hops = new ArrayList<>();
        for (SdnRoute.Hop hop : route.routes()) {
            JsonObject.Builder object = Json.object().put("DestinationPrefix", hop.destination());
            text(object, "NextHop", hop.nextHop());
            bool(object, "NeedEncap", hop.encapsulated());
            bool(object, "AutomaticEndpointMonitor", hop.monitored());
            hops.add(object.build());
        }
        list(answer, "Routes", Json.array(hops));
        return answer.put("SchemaVersion", schemaVersion()).build();
    }

    /** A guest network service: what its document said, and its state as text (hns-reference 2.7; no published document shows one). */
    JsonObject guestService(SimulatedGuestService service) {
        JsonObject.Builder answer = base(service.id(), service.owner(), service.name());
        if (!service.virtualMachine().isZero()) {
            answer.put("VirtualMachineId", guid(service.virtualMachine()));
        }
        service.more().forEach(answer::put);
        return answer.put("State", service.state())
                .put("SchemaVersion", schemaVersion())
                .build();
    }

    private void network(JsonObject.Builder answer, Guid network) {
        if (host.release().schemaMinor() >= 5 && !network.isZero()) {
            answer.put("HostComputeNetwork", guid(network));
        }
    }

    private JsonArray ids(List<Guid> endpoints) {
        return Json.strings(endpoints.stream().map(this::guid).toList());
    }

    private void bool(JsonObject.Builder answer, String key, boolean value) {
        if (defaults || value) {
            answer.put(key, value);
        }
    }

    private JsonObject schemaVersion() {
        return Json.object()
                .put("Major", 2)
                .put("Minor", host.release().schemaMinor())
                .build();
    }

    private void dns(JsonObject.Builder answer, Dns dns) {
        if (defaults || !dns.isEmpty()) {
            answer.put("Dns", DnsDocuments.writeV2(dns, defaults));
        }
    }

    private void text(JsonObject.Builder answer, String key, String value) {
        if (defaults || !value.isEmpty()) {
            answer.put(key, value);
        }
    }

    private void number(JsonObject.Builder answer, String key, long value) {
        if (defaults || value != 0) {
            answer.put(key, value);
        }
    }

    private void list(JsonObject.Builder answer, String key, JsonArray value) {
        if (defaults || !value.isEmpty()) {
            answer.put(key, value);
        }
    }
}
