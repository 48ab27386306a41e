package dev.hnsform.simulator.document;

import static dev.hnsform.schema.feature.NetworkType.ICS;
import static dev.hnsform.schema.feature.NetworkType.L2BRIDGE;
import static dev.hnsform.schema.feature.NetworkType.L2TUNNEL;
import static dev.hnsform.schema.feature.NetworkType.NAT;
import static dev.hnsform.schema.feature.NetworkType.OVERLAY;
import static dev.hnsform.schema.feature.NetworkType.TRANSPARENT;
import static dev.hnsform.simulator.rule.Rule.MAPPING_NOT_ON_THIS_TYPE;
import static dev.hnsform.simulator.rule.Rule.POLICY_NOT_ON_THIS_TYPE;

import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonNumber;
import dev.hnsform.schema.json.JsonString;
import dev.hnsform.simulator.document.PolicyForm.Kind;
import dev.hnsform.simulator.document.PolicyForm.Setting;
import dev.hnsform.simulator.rule.Rule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The policies of networks and of endpoints: one row a type. */
public final class PolicyForms {
    private static final Set<NetworkType> ALL = EnumSet.allOf(NetworkType.class);
    private static final Set<NetworkType> VFP = EnumSet.of(L2BRIDGE, L2TUNNEL, OVERLAY);
    private static final Set<NetworkType> EXTERNAL = EnumSet.of(TRANSPARENT, L2BRIDGE, L2TUNNEL, OVERLAY);
    private static final Set<NetworkType> OVERLAYS = EnumSet.of(OVERLAY);

    private static final List<Setting> ACL = List.of(
            text("Id"),
            text("Protocols"),
            new Setting("Action", "Action", Kind.ACTION),
            new Setting("Direction", "Direction", Kind.DIRECTION),
            text("LocalAddresses"),
            text("RemoteAddresses"),
            text("LocalPorts"),
            text("RemotePorts"),
            new Setting("RuleType", "RuleType", Kind.RULE_TYPE),
            number("Priority"));
    private static final List<Setting> L4_PROXY = List.of(
            text("IP"),
            any("Port"),
            any("Protocol"),
            texts("ExceptionList"),
            texts("Exceptions"),
            text("Destination"),
            bool("OutboundNat"),
            bool("OutboundNAT"));
    private static final List<Setting> INTERFACE_CONSTRAINT = List.of(
            text("InterfaceGuid"),
            any("InterfaceLuid"),
            number("InterfaceIndex"),
            number("InterfaceMediaType"),
            text("InterfaceAlias"),
            text("InterfaceDescription"));
    private static final List<Setting> ISOLATION = List.of(new Setting("IsolationId", "VLAN", Kind.NUMBER));

    private static final List<PolicyForm> NETWORK = List.of(
            of("SourceMacAddress", 0, EnumSet.of(L2BRIDGE, L2TUNNEL), text("SourceMacAddress")),
            of("NetAdapterName", 1, EXTERNAL, text("NetworkAdapterName")),
            row("InterfaceConstraint", "InterfaceConstraint", 2, with(EXTERNAL, ICS, NAT), INTERFACE_CONSTRAINT),
            of("VSwitchExtension", 3, EXTERNAL, text("ExtensionID"), bool("Enable")),
            of("ProviderAddress", 4, EXTERNAL, text("ProviderAddress")),
            of("DrMacAddress", 5, OVERLAYS, text("Address")),
            of("AutomaticDNS", 6, ALL, bool("Enable")),
            of(
                    "RemoteSubnetRoute",
                    7,
                    OVERLAYS,
                    Feature.REMOTE_SUBNET,
                    text("DestinationPrefix"),
                    number("IsolationId"),
                    text("ProviderAddress"),
                    text("DistributedRouterMacAddress")),
            of("VxlanPort", 8, OVERLAYS, Feature.VXLAN_PORT, number("Port")),
            of("HostRoute", 9, OVERLAYS, Feature.HOST_ROUTE),
            of("SetPolicy", 10, VFP, Feature.SET_POLICY, text("Id"), text("Name"), any("PolicyType"), text("Values")),
            row("L4Proxy", "PROXY", 11, VFP, L4_PROXY),
            of("LayerConstraint", 12, EXTERNAL, text("LayerId")),
            new PolicyForm(
                    "NetworkACL",
                    "NetworkACL",
                    13,
                    VFP,
                    POLICY_NOT_ON_THIS_TYPE,
                    Optional.of(Feature.NETWORK_ACL),
                    ACL),
            of(
                    "NeighborDiscovery",
                    -1,
                    VFP,
                    text("TargetIpPrefix"),
                    text("SenderIpAddress"),
                    text("SenderMacAddress")));

    private static final List<PolicyForm> ENDPOINT = List.of(
            new PolicyForm(
                    "PortMapping",
                    "NAT",
                    0,
                    EnumSet.of(NAT, L2BRIDGE, L2TUNNEL),
                    MAPPING_NOT_ON_THIS_TYPE,
                    Optional.empty(),
                    List.of(
                            new Setting("Protocol", "Protocol", Kind.PROTOCOL),
                            number("InternalPort"),
                            number("ExternalPort"),
                            text("VIP"),
                            new Setting("Flags", "Flags", Kind.NAT_FLAGS))),
            row("ACL", "ACL", 1, ALL, ACL),
            of("QOS", 2, ALL, number("MaximumOutgoingBandwidthInBytes")),
            of("L2Driver", 3, VFP),
            row(
                    "OutBoundNAT",
                    "OutBoundNAT",
                    4,
                    VFP,
                    List.of(
                            new Setting("VirtualIP", "VIP", Kind.TEXT),
                            new Setting("Exceptions", "ExceptionList", Kind.TEXTS),
                            texts("Destinations"),
                            new Setting("Flags", "Flags", Kind.NAT_FLAGS),
                            number("MaxPortPoolUsage"))),
            row(
                    "SDNRoute",
                    "ROUTE",
                    5,
                    VFP,
                    List.of(
                            text("DestinationPrefix"),
                            text("NextHop"),
                            bool("NeedEncap"),
                            bool("AutomaticEndpointMonitor"))),
            row("L4Proxy", "PROXY", 6, VFP, L4_PROXY),
            of(
                    "L4WFPPROXY",
                    7,
                    VFP,
                    any("InboundProxyPort"),
                    any("OutboundProxyPort"),
                    any("FilterTuple"),
                    text("UserSID"),
                    any("InboundExceptions"),
                    any("OutboundExceptions")),
            row("ProviderAddress", "PA", 8, OVERLAYS, List.of(new Setting("ProviderAddress", "PA", Kind.TEXT))),
            of("PortName", 9, ALL, text("Name")),
            of("EncapOverhead", 10, OVERLAYS, number("Overhead")),
            row("InterfaceConstraint", "InterfaceConstraint", 11, ALL, INTERFACE_CONSTRAINT),
            of(
                    "Encryption",
                    12,
                    ALL,
                    text("Name"),
                    any("EncryptionMethodType"),
                    any("AuthenticationMethods"),
                    any("Endpoints1"),
                    any("Endpoints2"),
                    any("ProtocolType"),
                    any("Endpoint1Ports"),
                    any("Endpoint2Ports")),
            row("VLAN", "VLAN", 13, EnumSet.of(TRANSPARENT, L2BRIDGE), ISOLATION),
            of("InterfaceParameters", 14, ALL, number("Mtu")),
            of("Iov", 15, ALL, number("IovOffloadWeight"), number("QueuePairsRequested"), any("InterruptModeration")),
            of(
                    "TierAcl",
                    16,
                    VFP,
                    Feature.TIER_ACL,
                    text("Name"),
                    new Setting("Direction", "Direction", Kind.DIRECTION),
                    number("Order"),
                    any("TierAclRules")),
            of("VmNic", 17, ALL),
            of(
                    "Firewall",
                    18,
                    ALL,
                    any("VmType"),
                    any("FirewallPolicyFlags"),
                    text("VmCreatorId"),
                    any("PolicyFlags")));

    private static final Map<String, PolicyForm> NETWORK_BY_NAME = byName(NETWORK, false);
    private static final Map<String, PolicyForm> NETWORK_BY_V1_NAME = byName(NETWORK, true);
    private static final Map<String, PolicyForm> ENDPOINT_BY_NAME = byName(ENDPOINT, false);
    private static final Map<String, PolicyForm> ENDPOINT_BY_V1_NAME = byName(ENDPOINT, true);

    private PolicyForms() {}

    /** The rows of networks, or of endpoints. */
    public static List<PolicyForm> rows(boolean network) {
        return network ? NETWORK : ENDPOINT;
    }

    /** The row of a {@code Type}, as text or number, in the names of the shape. */
    public static Optional<PolicyForm> find(boolean network, boolean v1, Json type) {
        if (type instanceof JsonNumber number) {
            return rows(network).stream()
                    .filter(f -> number.asInt().filter(n -> n == f.number()).isPresent())
                    .findFirst();
        }
        if (!(type instanceof JsonString text)) {
            return Optional.empty();
        }
        String key = text.value().toLowerCase(Locale.ROOT);
        Map<String, PolicyForm> names =
                network ? v1 ? NETWORK_BY_V1_NAME : NETWORK_BY_NAME : v1 ? ENDPOINT_BY_V1_NAME : ENDPOINT_BY_NAME;
        return Optional.ofNullable(names.get(key));
    }

    /** The row of a canonical v2 type. */
    public static Optional<PolicyForm> find(boolean network, String type) {
        return find(network, false, Json.of(type));
    }

    private static Map<String, PolicyForm> byName(List<PolicyForm> rows, boolean v1) {
        Map<String, PolicyForm> names = new HashMap<>();
        for (PolicyForm row : rows) {
            names.put((v1 ? row.v1Type() : row.type()).toLowerCase(Locale.ROOT), row);
        }
        return Map.copyOf(names);
    }

    private static PolicyForm of(String type, int number, Set<NetworkType> types, Setting... settings) {
        return row(type, type, number, types, List.of(settings));
    }

    private static PolicyForm of(String type, int number, Set<NetworkType> types, Feature since, Setting... settings) {
        return new PolicyForm(
                type, type, number, types, POLICY_NOT_ON_THIS_TYPE, Optional.of(since), List.of(settings));
    }

    private static PolicyForm row(
            String type, String v1Type, int number, Set<NetworkType> types, List<Setting> settings) {
        Rule elsewhere = POLICY_NOT_ON_THIS_TYPE;
        return new PolicyForm(type, v1Type, number, types, elsewhere, Optional.empty(), new ArrayList<>(settings));
    }

    private static Set<NetworkType> with(Set<NetworkType> types, NetworkType... more) {
        EnumSet<NetworkType> all = EnumSet.copyOf(types);
        all.addAll(List.of(more));
        return all;
    }

    private static Setting text(String name) {
        return new Setting(name, name, Kind.TEXT);
    }

    private static Setting number(String name) {
        return new Setting(name, name, Kind.NUMBER);
    }

    private static Setting bool(String name) {
        return new Setting(name, name, Kind.BOOL);
    }

    private static Setting texts(String name) {
        return new Setting(name, name, Kind.TEXTS);
    }

    private static Setting any(String name) {
        return new Setting(name, name, Kind.ANY);
    }
}
