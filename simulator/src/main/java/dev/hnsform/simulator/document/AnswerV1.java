package dev.hnsform.simulator.document;

import dev.hnsform.hns.mapping.LoadBalancer;
import dev.hnsform.hns.mapping.SdnRoute;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.MacRange;
import dev.hnsform.simulator.model.Address;
import dev.hnsform.simulator.model.Host;
import dev.hnsform.simulator.model.HostState;
import dev.hnsform.simulator.model.IpSubnet;
import dev.hnsform.simulator.model.Layer;
import dev.hnsform.simulator.model.Mix;
import dev.hnsform.simulator.model.Place;
import dev.hnsform.simulator.model.Policies;
import dev.hnsform.simulator.model.Route;
import dev.hnsform.simulator.model.SimulatedEndpoint;
import dev.hnsform.simulator.model.SimulatedNamespace;
import dev.hnsform.simulator.model.SimulatedNetwork;
import dev.hnsform.simulator.model.Subnet;
import dev.hnsform.simulator.profile.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Answers in the v1 shape, as published documents show them (hns-reference 2.3 to 2.5, 7). */
final class AnswerV1 {
    static final Set<String> NETWORK_KEYS = Set.of(
            "ID",
            "Name",
            "Type",
            "Flags",
            "Policies",
            "Subnets",
            "MacPools",
            "DNSServerList",
            "DNSSuffix",
            "ManagementIP",
            "DrMacAddress",
            "LayeredOn",
            "CurrentEndpointCount",
            "NetworkAdapterName",
            "SourceMac",
            "Extensions");
    static final Set<String> ENDPOINT_KEYS = Set.of(
            "ID",
            "Name",
            "VirtualNetwork",
            "VirtualNetworkName",
            "Policies",
            "MacAddress",
            "IPAddress",
            "PrefixLength",
            "IPv6Address",
            "IPv6PrefixLength",
            "GatewayAddress",
            "GatewayAddressV6",
            "IPSubnetId",
            "IsRemoteEndpoint",
            "Namespace",
            "SharedContainers",
            "VirtualMachine",
            "VirtualNicName",
            "State",
            "Resources");
    static final Set<String> POLICY_LIST_KEYS = Set.of("ID", "References", "Policies");
    static final Set<String> NAMESPACE_KEYS = Set.of("ID", "CompartmentId", "Containers", "IsDefault", "ResourceList");

    private static final Guid WFP = Guid.parse("e7c3b2f0-f3c5-48df-af2b-10fed6d72e7a");
    private static final Guid VFP_OLD = Guid.parse("e9b59cfa-2be1-4b21-828f-b6fbdbddc017");
    private static final Guid VFP = Guid.parse("f74f241b-440f-4433-bb28-00f89ead20d8");
    private static final Guid CAPTURE_OLD = Guid.parse("ea24cd6c-d17a-4348-9190-09f0d5be83dd");
    private static final Guid CAPTURE = Guid.parse("430bdadd-bab0-41ab-a369-94b67fa5be0a");

    private final HostState state;
    private final Host host;
    private final AnswerV2 v2;

    AnswerV1(HostState state) {
        this.state = state;
        this.host = state.host();
        this.v2 = new AnswerV2(state);
    }

    private String guid(Guid id) {
        return guid(host, id);
    }

    private static String guid(Host host, Guid id) {
        return host.switches().choice(Switch.GUID_CASE).equals("upper") ? id.toWindowsString() : id.toString();
    }

    /** The extensions of a switch in this release, with whether they are on for a type (hns-reference 5.2). */
    static List<Guid> extensionIds(Host host) {
        boolean old = !host.release().from(11, 0);
        return List.of(WFP, old ? VFP_OLD : VFP, old ? CAPTURE_OLD : CAPTURE);
    }

    JsonObject network(SimulatedNetwork network, boolean detailed) {
        JsonObject.Builder answer = Json.object()
                .put("ActivityId", guid(Mix.guid(host.seed(), network.id(), "activity")))
                .put("AdditionalParams", JsonObject.EMPTY)
                .put(
                        "CurrentEndpointCount",
                        state.book(network.id()).endpoints().size());
        DnsDocuments.writeV1(network.dns(), answer);
        network.drMac().ifPresent(m -> answer.put("DrMacAddress", m.toString()));
        answer.put("Extensions", extensions(host, network))
                .put("Flags", network.flags())
                .put("ID", guid(network.id()))
                .put(
                        "IPv6",
                        network.subnets().stream().anyMatch(s -> !s.prefix().isIpv4()));
        Layer layer = state.layer(network.layer()).orElse(null);
        if (!network.layer().isZero()) {
            answer.put("LayeredOn", guid(network.layer()));
        }
        answer.put(
                "MacPools",
                Json.array(network.macPool().stream().map(AnswerV1::range).toList()));
        network.managementIp().ifPresent(ip -> answer.put("ManagementIP", ip.toString()));
        answer.put("MaxConcurrentEndpoints", 0).put("Name", network.name());
        NetworkResources.natName(host, network).ifPresent(name -> answer.put("NatName", name));
        if (layer != null && !layer.adapters().isEmpty()) {
            answer.put("NetworkAdapterName", String.join(",", layer.adapters()));
        }
        answer.put("Policies", policies(network));
        for (JsonObject policy : Policies.ofType(network.policies(), "SourceMacAddress")) {
            answer.put(
                    "SourceMac",
                    Policies.settings(policy).string("SourceMacAddress").orElse(""));
        }
        answer.put("State", 1)
                .put(
                        "Subnets",
                        Json.array(network.subnets().stream().map(this::subnet).toList()));
        if (layer != null) {
            answer.put("SwitchGuid", guid(layer.switchId()));
        }
        if (detailed) {
            answer.put("Resources", new NetworkResources(state, this::guid).of(network));
        }
        return answer.put("TotalEndpoints", state.book(network.id()).endpoints().size())
                .put("Type", network.typeText())
                .put("Version", host.release().version().packed())
                .build();
    }

    private JsonArray policies(SimulatedNetwork network) {
        List<Json> policies = new ArrayList<>();
        network.policies().forEach(p -> policies.add(PolicyDocuments.writeV1(true, p)));
        if (network.natVlan() > 0) {
            policies.add(Json.object()
                    .put("Type", "VLAN")
                    .put("VLAN", network.natVlan())
                    .build());
        }
        return Json.array(policies);
    }

    /** The extensions of a network's switch. */
    static JsonArray extensions(Host host, SimulatedNetwork network) {
        List<Json> extensions = new ArrayList<>();
        List<String> names = List.of(
                "Microsoft Windows Filtering Platform",
                "Microsoft Azure VFP Switch Extension",
                "Microsoft NDIS Capture");
        List<Guid> ids = extensionIds(host);
        boolean vfp = network.type().map(NetworkType::hasVfp).orElse(false);
        List<Boolean> on = List.of(false, vfp, true);
        for (int i = 0; i < ids.size(); i++) {
            extensions.add(Json.object()
                    .put("Id", guid(host, ids.get(i)))
                    .put("IsEnabled", network.extensions().getOrDefault(ids.get(i), on.get(i)))
                    .put("Name", names.get(i))
                    .build());
        }
        return Json.array(extensions);
    }

    private static JsonObject range(MacRange range) {
        return Json.object()
                .put("EndMacAddress", range.last().toString())
                .put("StartMacAddress", range.first().toString())
                .build();
    }

    private JsonObject subnet(Subnet subnet) {
        JsonObject.Builder object = Json.object()
                .put("AdditionalParams", JsonObject.EMPTY)
                .put("AddressPrefix", subnet.prefix().toString());
        if (host.release().schemaMinor() >= 7) {
            object.put("Flags", subnet.flags());
        }
        subnet.gateway().ifPresent(g -> object.put("GatewayAddress", g.toString()));
        object.put("ID", guid(subnet.id()));
        if (!subnet.ipSubnets().isEmpty()) {
            object.put(
                    "IpSubnets",
                    Json.array(subnet.ipSubnets().stream().map(this::ipSubnet).toList()));
        }
        List<Json> policies = new ArrayList<>();
        if (subnet.vlan() > 0) {
            policies.add(
                    Json.object().put("Type", "VLAN").put("VLAN", subnet.vlan()).build());
        }
        if (subnet.vsid() > 0) {
            policies.add(
                    Json.object().put("Type", "VSID").put("VSID", subnet.vsid()).build());
        }
        return object.put("ObjectType", 5)
                .put("Policies", Json.array(policies))
                .put("State", 0)
                .build();
    }

    private JsonObject ipSubnet(IpSubnet subnet) {
        return Json.object()
                .put("Flags", subnet.flags())
                .put("ID", guid(subnet.id()))
                .put("IpAddressPrefix", subnet.prefix().toString())
                .put("ObjectType", 6)
                .put("Policies", JsonArray.EMPTY)
                .put("State", 0)
                .build();
    }

    JsonObject endpoint(SimulatedEndpoint endpoint) {
        SimulatedNetwork network = state.network(endpoint.network()).orElse(null);
        JsonObject.Builder answer = Json.object().put("ID", guid(endpoint.id()));
        if (!endpoint.name().isEmpty()) {
            answer.put("Name", endpoint.name());
        }
        answer.put("Version", host.release().version().packed())
                .put("AdditionalParams", JsonObject.EMPTY)
                .put("Resources", resources(endpoint))
                .put("State", stateOf(endpoint))
                .put("VirtualNetwork", guid(endpoint.network()));
        if (network != null) {
            answer.put("VirtualNetworkName", network.name());
        }
        if (!endpoint.policies().isEmpty()) {
            answer.put(
                    "Policies",
                    Json.array(endpoint.policies().stream()
                            .map(p -> PolicyDocuments.writeV1(false, p))
                            .toList()));
        }
        endpoint.mac().ifPresent(m -> answer.put("MacAddress", m.toString()));
        if (endpoint.isRemote()) {
            answer.put("IsRemoteEndpoint", true);
        }
        if (endpoint.flags() != 0) {
            answer.put("Flags", endpoint.flags());
        }
        addresses(endpoint, answer);
        gateways(endpoint, network, answer);
        DnsDocuments.writeV1(endpoint.dns().isEmpty() && network != null ? network.dns() : endpoint.dns(), answer);
        return attachment(endpoint, answer).build();
    }

    /** The addresses alone; which endpoint's is said as counters say it. */
    JsonObject addresses(SimulatedEndpoint endpoint) {
        JsonObject.Builder answer = Json.object().put("EndpointId", guid(endpoint.id()));
        addresses(endpoint, answer);
        return answer.build();
    }

    private void addresses(SimulatedEndpoint endpoint, JsonObject.Builder answer) {
        for (Address address : endpoint.addresses()) {
            boolean ipv4 = address.address().isIpv4();
            answer.put(ipv4 ? "IPAddress" : "IPv6Address", address.address().toString());
            answer.put(ipv4 ? "PrefixLength" : "IPv6PrefixLength", address.prefixLength());
            if (ipv4 && !address.ipSubnet().isZero()) {
                answer.put("IPSubnetId", guid(address.ipSubnet()));
            }
        }
    }

    private static void gateways(
            SimulatedEndpoint endpoint,
            @org.jspecify.annotations.Nullable SimulatedNetwork network,
            JsonObject.Builder answer) {
        for (Route route : AnswerV2.routes(endpoint, network)) {
            if (route.destination().isDefaultRoute()) {
                answer.put(
                        route.nextHop().isIpv4() ? "GatewayAddress" : "GatewayAddressV6",
                        route.nextHop().toString());
            }
        }
    }

    private JsonObject.Builder attachment(SimulatedEndpoint endpoint, JsonObject.Builder answer) {
        if (endpoint.place() instanceof Place.InNamespace in) {
            JsonObject.Builder namespace = Json.object().put("ID", guid(in.namespace()));
            state.namespace(in.namespace())
                    .filter(n -> n.compartment() > 0)
                    .ifPresent(n -> namespace.put("CompartmentId", n.compartment()));
            answer.put("Namespace", namespace.build());
        }
        boolean named = List.of("named", "named-with-adapter").contains(outsideShows());
        if (named && endpoint.place() instanceof Place.AtVirtualMachine at) {
            if (!at.machine().isZero()) {
                answer.put("VirtualMachine", guid(at.machine()));
            }
            if (outsideShows().equals("named-with-adapter") && !at.nic().isEmpty()) {
                answer.put("VirtualNicName", at.nic());
            }
        }
        List<String> shared =
                named && endpoint.place() instanceof Place.InContainer in ? List.of(in.container()) : List.of();
        return answer.put("SharedContainers", Json.strings(shared));
    }

    private int stateOf(SimulatedEndpoint endpoint) {
        if (endpoint.place() instanceof Place.InNamespace in) {
            boolean used = state.namespace(in.namespace())
                    .filter(n -> !n.containers().isEmpty())
                    .isPresent();
            return used ? 2 : 1;
        }
        boolean outside =
                endpoint.place() instanceof Place.InContainer || endpoint.place() instanceof Place.AtVirtualMachine;
        return endpoint.place().isAttached() && !(outside && outsideShows().equals("nothing")) ? 2 : 1;
    }

    private String outsideShows() {
        return host.switches().choice(Switch.OUTSIDE_ATTACH_VISIBLE);
    }

    private JsonObject resources(SimulatedEndpoint endpoint) {
        JsonObject.Builder resources =
                Json.object().put("AdditionalParams", JsonObject.EMPTY).put("AllocationOrder", 0);
        if (endpoint.place().equals(Place.AT_HOST)) {
            resources.put(
                    "Allocators",
                    Json.array(Json.object()
                            .put("AllocationOrder", 0)
                            .put("CompartmendId", 1)
                            .put("Connected", true)
                            .put(
                                    "MacAddress",
                                    endpoint.mac().map(Object::toString).orElse(""))
                            .put("ManagementPort", false)
                            .put("NicFriendlyName", endpoint.name())
                            .put("Tag", "Host Vnic")
                            .build()));
        }
        return resources
                .put("ID", guid(Mix.guid(host.seed(), endpoint.id(), "resources")))
                .put("State", 1)
                .build();
    }

    /** The names are established (hns-reference 1.3); what {@code InstanceId} names is not. */
    JsonObject statistics(SimulatedEndpoint endpoint) {
        return Json.object()
                .put("BytesReceived", 0)
                .put("BytesSent", 0)
                .put("DroppedPacketsIncoming", 0)
                .put("DroppedPacketsOutgoing", 0)
                .put("EndpointId", guid(endpoint.id()))
                .put("InstanceId", guid(Mix.guid(host.seed(), endpoint.id(), "instance")))
                .put("PacketsReceived", 0)
                .put("PacketsSent", 0)
                .build();
    }

    JsonObject namespace(SimulatedNamespace namespace) {
        JsonObject.Builder answer = Json.object()
                .put("ActivityId", guid(Mix.guid(host.seed(), namespace.id(), "activity")))
                .put("AdditionalParams", JsonObject.EMPTY);
        if (namespace.compartment() > 0) {
            answer.put("CompartmentGuid", guid(compartmentGuid(namespace)));
        }
        answer.put("CompartmentId", namespace.compartment())
                .put("Containers", Json.strings(namespace.containers()))
                .put("Flags", 0)
                .put("ID", guid(namespace.id()))
                .put("IsDefault", namespace.isHostDefault())
                .put("Policies", JsonArray.EMPTY);
        List<Json> resources = new ArrayList<>();
        for (Guid endpoint : v2.endpointsIn(namespace)) {
            resources.add(Json.object()
                    .put("Type", "Endpoint")
                    .put("Data", Json.object().put("Id", guid(endpoint)).build())
                    .build());
        }
        if (!resources.isEmpty()) {
            answer.put("ResourceList", Json.array(resources));
        }
        return answer.put("State", 1)
                .put("Version", host.release().version().packed())
                .build();
    }

    /** A load balancer as a policy list, as documents 50 and 52 show it: one policy a port. */
    JsonObject balancer(LoadBalancer balancer) {
        List<Json> policies = new ArrayList<>();
        for (LoadBalancer.PortMapping mapping : balancer.portMappings()) {
            JsonObject.Builder policy = Json.object()
                    .put("ExternalPort", mapping.externalPort())
                    .put("InternalPort", mapping.internalPort());
            if (balancer.isDirectServerReturn()) {
                policy.put("IsDSR", true);
            }
            for (int bit = 0; bit < Words.OLD_PORT_MAPPING_FLAGS.size(); bit++) {
                if ((mapping.flags() & 1L << bit) != 0) {
                    policy.put(Words.OLD_PORT_MAPPING_FLAGS.get(bit), true);
                }
            }
            policy.put("Protocol", mapping.protocol());
            if (!balancer.sourceVip().isEmpty()) {
                policy.put("SourceVIP", balancer.sourceVip());
            }
            policies.add(policy.put("Type", "ELB")
                    .put("VIPs", Json.strings(balancer.frontendVips()))
                    .build());
        }
        return policyList(balancer.id(), balancer.network(), balancer.endpoints(), policies);
    }

    /** Routes as a policy list. */
    JsonObject route(SdnRoute route) {
        List<Json> policies = new ArrayList<>();
        for (SdnRoute.Hop hop : route.routes()) {
            JsonObject.Builder policy = Json.object();
            if (hop.monitored()) {
                policy.put("AutomaticEndpointMonitor", true);
            }
            policy.put("DestinationPrefix", hop.destination()).put("NeedEncap", hop.encapsulated());
            if (!hop.nextHop().isEmpty()) {
                policy.put("NextHop", hop.nextHop());
            }
            policies.add(policy.put("Type", "ROUTE").build());
        }
        return policyList(route.id(), route.network(), route.endpoints(), policies);
    }

    private JsonObject policyList(Guid id, Guid network, List<Guid> endpoints, List<Json> policies) {
        JsonObject.Builder answer = Json.object()
                .put("ActivityId", guid(Mix.guid(host.seed(), id, "activity")))
                .put("AdditionalParams", JsonObject.EMPTY);
        if (host.release().schemaMinor() >= 5 && !network.isZero()) {
            answer.put("HostComputeNetwork", guid(network));
        }
        return answer.put("ID", guid(id))
                .put("IsApplied", false)
                .put("Policies", Json.array(policies))
                .put(
                        "References",
                        Json.strings(endpoints.stream()
                                .map(e -> "/endpoints/" + guid(e))
                                .toList()))
                .put("State", 2)
                .put("Version", host.release().version().packed())
                .build();
    }

    static Guid compartmentGuid(SimulatedNamespace namespace) {
        return Mix.guid(namespace.compartment(), namespace.id(), "compartment");
    }
}
