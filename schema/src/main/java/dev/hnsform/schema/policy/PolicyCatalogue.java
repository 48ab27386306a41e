package dev.hnsform.schema.policy;

import static dev.hnsform.schema.feature.NetworkType.L2BRIDGE;
import static dev.hnsform.schema.feature.NetworkType.L2TUNNEL;
import static dev.hnsform.schema.feature.NetworkType.NAT;
import static dev.hnsform.schema.feature.NetworkType.OVERLAY;

import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.field.Shapes;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.PortRange;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The policy catalogue (hns-reference 2.8, 2.9, 5.1, 5.2): one row a type. A new type is a new row; nothing else in schema, planner or
 * language branches over types.
 */
public final class PolicyCatalogue {
    /** Flags of NAT policies (hns-reference 2.2, NatFlags). */
    public static final Shape.MapOf<Boolean> NAT_FLAGS =
            Shapes.flags("NAT flag", List.of("LocalRoutedVip", "IPv6", "ExternalPortReserved"));

    // PortMapping
    /** The transport protocol. */
    public static final Field<Long> PORT_MAPPING_PROTOCOL =
            Field.of("protocol", PolicyWords.PORT_PROTOCOL, "TCP or UDP.").asKey();
    /** The port on the host; left out or 0: the host picks one. */
    public static final Field<Long> PORT_MAPPING_EXTERNAL_PORT = Field.of(
                    "externalPort",
                    Shapes.integer("port", 1, 65535),
                    "The port on the host; left out, the host picks one.")
            .asOptionalKey()
            .decidedByHost();
    /** The port in the container. */
    public static final Field<Long> PORT_MAPPING_INTERNAL_PORT = Field.of(
                    "internalPort", Shapes.integer("port", 1, 65535), "The port in the container.")
            .require();
    /** The address on the host; left out: every address. */
    public static final Field<IpAddress> PORT_MAPPING_VIP = Field.of(
                    "vip", Shapes.IP_ADDRESS, "The host's address that publishes the port; left out, every address.")
            .asOptionalKey();
    /** NAT flags. */
    public static final Field<SortedMap<String, Boolean>> PORT_MAPPING_FLAGS = Field.of(
            "flags",
            NAT_FLAGS,
            "NAT flags; on L2Bridge and L2Tunnel LocalRoutedVip is set unless this says otherwise, IPv6 comes from the addresses.");

    // ACL
    /** Its name among the endpoint's ACLs. */
    public static final Field<String> ACL_ID = Field.of(
                    "id", Shapes.text("ACL id", 1, 256), "The ACL's name among those of the endpoint.")
            .asKey();
    /** In or Out. */
    public static final Field<PolicyWords.Direction> ACL_DIRECTION = Field.of(
                    "direction",
                    Shapes.word("direction", PolicyWords.Direction.class, PolicyWords.Direction::label),
                    "In or Out, as the endpoint sees it.")
            .require();
    /** Allow or Block. */
    public static final Field<PolicyWords.Action> ACL_ACTION = Field.of(
                    "action",
                    Shapes.word("action", PolicyWords.Action.class, PolicyWords.Action::label),
                    "Allow or Block.")
            .require();
    /** The protocols it matches. */
    public static final Field<List<Long>> ACL_PROTOCOLS = Field.of(
            "protocols", Shapes.set(PolicyWords.PROTOCOL), "The protocols it matches; left out or empty, any.");
    /** The endpoint's own addresses it matches. */
    public static final Field<List<String>> ACL_LOCAL_ADDRESSES =
            Field.of("localAddresses", Shapes.set(PolicyWords.ACL_ADDRESS), "The endpoint's own addresses it matches.");
    /** The peers it matches. */
    public static final Field<List<String>> ACL_REMOTE_ADDRESSES = Field.of(
            "remoteAddresses", Shapes.set(PolicyWords.ACL_ADDRESS), "The peers it matches; left out, every peer.");
    /** The endpoint's ports it matches. */
    public static final Field<List<PortRange>> ACL_LOCAL_PORTS =
            Field.of("localPorts", Shapes.set(Shapes.PORT_RANGE), "The endpoint's ports it matches.");
    /** The peers' ports it matches. */
    public static final Field<List<PortRange>> ACL_REMOTE_PORTS =
            Field.of("remotePorts", Shapes.set(Shapes.PORT_RANGE), "The peers' ports it matches.");
    /** Which filter carries it. */
    public static final Field<PolicyWords.RuleType> ACL_RULE_TYPE = Field.of(
            "ruleType",
            Shapes.word("rule type", PolicyWords.RuleType.class, PolicyWords.RuleType::label),
            "Switch (VFP; L2Bridge, L2Tunnel and Overlay only) or Host (Windows Firewall).");
    /** Lower goes first. */
    public static final Field<Long> ACL_PRIORITY = Field.of(
            "priority", Shapes.integer("priority", 0, 65535), "Lower goes first; 100–65500 is what clients use.");

    // OutBoundNAT
    /** The source address that outgoing traffic gets. */
    public static final Field<IpAddress> OUT_BOUND_NAT_VIRTUAL_IP = Field.of(
                    "virtualIP",
                    Shapes.IP_ADDRESS,
                    "The source address that outgoing traffic gets; left out, the host's.")
            .asOptionalKey();
    /** Destinations that keep the endpoint's address. */
    public static final Field<List<IpPrefix>> OUT_BOUND_NAT_EXCEPTIONS =
            Field.of("exceptions", Shapes.set(Shapes.IP_PREFIX), "Destinations that see the endpoint's own address.");
    /** The destinations it is for. */
    public static final Field<List<IpPrefix>> OUT_BOUND_NAT_DESTINATIONS = Field.of(
                    "destinations", Shapes.set(addressOrPrefix()), "The destinations it is for; left out, all.")
            .asOptionalKey();
    /** The most ports of the pool it may take. */
    public static final Field<Long> OUT_BOUND_NAT_MAX_PORT_POOL_USAGE = Field.of(
            "maxPortPoolUsage", Shapes.integer("port pool usage", 0, 65535), "The most ports of the pool it may take.");
    /** NAT flags. */
    public static final Field<SortedMap<String, Boolean>> OUT_BOUND_NAT_FLAGS =
            Field.of("flags", NAT_FLAGS, "NAT flags; IPv6 comes from the addresses.");

    // SDNRoute
    /** Where to. */
    public static final Field<IpPrefix> SDN_ROUTE_DESTINATION =
            Field.of("destinationPrefix", Shapes.IP_PREFIX, "Where to.").asKey();
    /** Through whom. */
    public static final Field<IpAddress> SDN_ROUTE_NEXT_HOP = Field.of(
                    "nextHop", Shapes.IP_ADDRESS, "Through whom; left out, the host.")
            .asOptionalKey();
    /** Whether packets are encapsulated. */
    public static final Field<Boolean> SDN_ROUTE_NEED_ENCAP = Field.of(
                    "needEncap", Shapes.BOOLEAN, "Whether packets are encapsulated.")
            .absentMeans(false);
    /** Whether HNS watches the endpoint. */
    public static final Field<Boolean> SDN_ROUTE_AUTOMATIC_MONITOR = Field.of(
                    "automaticEndpointMonitor", Shapes.BOOLEAN, "Whether HNS watches the endpoint.")
            .absentMeans(false);

    // QOS
    /** Egress cap. */
    public static final Field<Long> QOS_MAXIMUM_OUTGOING_BANDWIDTH = Field.of(
                    "maximumOutgoingBandwidthInBytes",
                    Shapes.integer("bandwidth", 1, 999_999_999_999_999_999L),
                    "The most that may leave the endpoint, in bytes per second.")
            .require();

    /** Publishes a port. */
    public static final PolicyType PORT_MAPPING = new PolicyType(
            "PortMapping",
            PolicyType.Target.ENDPOINT,
            EnumSet.of(NAT, L2BRIDGE, L2TUNNEL),
            FieldTable.of(
                    "PortMapping",
                    PORT_MAPPING_PROTOCOL,
                    PORT_MAPPING_EXTERNAL_PORT,
                    PORT_MAPPING_INTERNAL_PORT,
                    PORT_MAPPING_VIP,
                    PORT_MAPPING_FLAGS),
            PolicyCatalogue::portMappingKey,
            false,
            Optional.empty(),
            "Publishes a port of the endpoint on the host.");

    /** Allows or blocks. */
    public static final PolicyType ACL = new PolicyType(
            "ACL",
            PolicyType.Target.ENDPOINT,
            EnumSet.allOf(NetworkType.class),
            FieldTable.of(
                    "ACL",
                    ACL_ID,
                    ACL_DIRECTION,
                    ACL_ACTION,
                    ACL_PROTOCOLS,
                    ACL_LOCAL_ADDRESSES,
                    ACL_REMOTE_ADDRESSES,
                    ACL_LOCAL_PORTS,
                    ACL_REMOTE_PORTS,
                    ACL_RULE_TYPE,
                    ACL_PRIORITY),
            values -> values.value(ACL_ID).orElse(""),
            true,
            Optional.of(Feature.ACL_LISTS),
            "Allows or blocks traffic of the endpoint.");

    /** Gives outgoing traffic the host's address. */
    public static final PolicyType OUT_BOUND_NAT = new PolicyType(
            "OutBoundNAT",
            PolicyType.Target.ENDPOINT,
            EnumSet.of(L2BRIDGE, L2TUNNEL, OVERLAY),
            FieldTable.of(
                    "OutBoundNAT",
                    OUT_BOUND_NAT_VIRTUAL_IP,
                    OUT_BOUND_NAT_EXCEPTIONS,
                    OUT_BOUND_NAT_DESTINATIONS,
                    OUT_BOUND_NAT_MAX_PORT_POOL_USAGE,
                    OUT_BOUND_NAT_FLAGS),
            PolicyCatalogue::outBoundNatKey,
            false,
            Optional.empty(),
            "Gives outgoing traffic the host's address, with exceptions.");

    /** Routes a destination through the host. */
    public static final PolicyType SDN_ROUTE = new PolicyType(
            "SDNRoute",
            PolicyType.Target.ENDPOINT,
            EnumSet.of(L2BRIDGE, L2TUNNEL, OVERLAY),
            FieldTable.of(
                    "SDNRoute",
                    SDN_ROUTE_DESTINATION,
                    SDN_ROUTE_NEXT_HOP,
                    SDN_ROUTE_NEED_ENCAP,
                    SDN_ROUTE_AUTOMATIC_MONITOR),
            values ->
                    values.value(SDN_ROUTE_DESTINATION).map(IpPrefix::toString).orElse("")
                            + values.value(SDN_ROUTE_NEXT_HOP).map(h -> ">" + h).orElse(""),
            false,
            Optional.empty(),
            "Routes a destination through the host, encapsulated or not.");

    /** Caps what leaves. */
    public static final PolicyType QOS = new PolicyType(
            "QOS",
            PolicyType.Target.ENDPOINT,
            EnumSet.allOf(NetworkType.class),
            FieldTable.of("QOS", QOS_MAXIMUM_OUTGOING_BANDWIDTH),
            values -> "",
            false,
            Optional.empty(),
            "Caps what leaves the endpoint.");

    private static final List<PolicyType> TYPES = List.of(ACL, OUT_BOUND_NAT, PORT_MAPPING, QOS, SDN_ROUTE);

    private PolicyCatalogue() {}

    /** All rows, sorted by name. */
    public static List<PolicyType> types() {
        return TYPES;
    }

    /** The rows for one sort of object, sorted by name. */
    public static List<PolicyType> types(PolicyType.Target target) {
        return TYPES.stream().filter(t -> t.target() == target).toList();
    }

    /** The row of this type for one sort of object. */
    public static Optional<PolicyType> find(PolicyType.Target target, String name) {
        return TYPES.stream()
                .filter(t -> t.target() == target && t.name().equals(name))
                .findFirst();
    }

    /** The shape of a list of policies of one sort of object; elements are known by {@link Policy#key}. */
    public static Shape.ListOf<Policy> listShape(PolicyType.Target target) {
        SortedMap<String, FieldTable> tables =
                new TreeMap<>(types(target).stream().collect(Collectors.toMap(PolicyType::name, PolicyType::fields)));
        SortedMap<String, PolicyType> byName = new TreeMap<>();
        types(target).forEach(type -> byName.put(type.name(), type));
        Shape.Tagged<Policy> element = Shapes.tagged(
                "type",
                tables,
                (tag, values) -> new Policy(java.util.Objects.requireNonNull(byName.get(tag)), values),
                policy -> policy.type().name());
        return Shapes.keyed(element, (Function<Policy, String>) Policy::key);
    }

    private static String portMappingKey(FieldValues values) {
        String port = values.value(PORT_MAPPING_EXTERNAL_PORT)
                .map(p -> Long.toString(p))
                .orElseGet(
                        () -> "to-" + values.value(PORT_MAPPING_INTERNAL_PORT).orElse(0L));
        return values.value(PORT_MAPPING_PROTOCOL)
                        .map(PolicyWords::printProtocol)
                        .orElse("") + "/" + port
                + values.value(PORT_MAPPING_VIP).map(v -> "@" + v).orElse("");
    }

    private static String outBoundNatKey(FieldValues values) {
        String destinations = values.value(OUT_BOUND_NAT_DESTINATIONS).orElse(List.of()).stream()
                .map(IpPrefix::toString)
                .sorted()
                .collect(Collectors.joining(","));
        return (isIpv6(values) ? "IPv6" : "IPv4")
                + values.value(OUT_BOUND_NAT_VIRTUAL_IP).map(v -> "@" + v).orElse("")
                + (destinations.isEmpty() ? "" : ">" + destinations);
    }

    /** Whether an OutBoundNAT's own addresses make it one for IPv6. */
    public static boolean isIpv6(FieldValues outBoundNat) {
        return outBoundNat.value(OUT_BOUND_NAT_VIRTUAL_IP).map(v -> !v.isIpv4()).orElse(false)
                || outBoundNat.value(OUT_BOUND_NAT_DESTINATIONS).orElse(List.of()).stream()
                        .anyMatch(p -> !p.isIpv4())
                || outBoundNat.value(OUT_BOUND_NAT_EXCEPTIONS).orElse(List.of()).stream()
                        .anyMatch(p -> !p.isIpv4());
    }

    private static Shape.Scalar<IpPrefix> addressOrPrefix() {
        return Shapes.string(
                "IP prefix or address",
                text -> {
                    if (text.indexOf('/') >= 0) {
                        return IpPrefix.parse(text);
                    }
                    IpAddress address = IpAddress.parse(text);
                    return IpPrefix.of(address, address.bits());
                },
                IpPrefix::toString);
    }
}
