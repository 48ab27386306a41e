package dev.hnsform.hns.mapping;

import static dev.hnsform.schema.policy.PolicyCatalogue.*;

import dev.hnsform.hns.document.HcnWords;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.hns.document.WordTable;
import dev.hnsform.schema.diagnostic.BugException;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonNull;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.policy.PolicyCatalogue;
import dev.hnsform.schema.policy.PolicyType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue's policies as documents (hns-reference 2.9): a table with one entry a type and one row a field. A new type is a new entry.
 * Types that the catalogue does not have, such as those that HNS adds by itself, are never reported.
 *
 * @param type the catalogue's type
 * @param olderNames names of the type in v1 documents
 * @param rows its fields
 * @param completed adds what the document must say although the policy leaves it out
 * @param reported adjusts what was read, with the settings it was read from: what v1 writes otherwise, keys that HNS lets be missing
 */
record PolicyMapping(
        PolicyType type,
        List<String> olderNames,
        List<Row<?>> rows,
        BiFunction<FieldValues, PolicyContext, FieldValues> completed,
        BiFunction<FieldValues, JsonObject, FieldValues> reported) {
    private static final Shape.ListOf<Policy> NETWORK_LIST = PolicyCatalogue.listShape(PolicyType.Target.NETWORK);
    private static final Shape.ListOf<Policy> ENDPOINT_LIST = PolicyCatalogue.listShape(PolicyType.Target.ENDPOINT);
    private static final List<PolicyMapping> TABLE = List.of(
            of(
                            PORT_MAPPING,
                            Row.of(PORT_MAPPING_PROTOCOL, "Protocol", Codecs.protocol(PORT_MAPPING_PROTOCOL.shape())),
                            Row.of(
                                    PORT_MAPPING_INTERNAL_PORT,
                                    "InternalPort",
                                    Codecs.number(PORT_MAPPING_INTERNAL_PORT.shape())),
                            Row.of(
                                    PORT_MAPPING_EXTERNAL_PORT,
                                    "ExternalPort",
                                    Codecs.number(PORT_MAPPING_EXTERNAL_PORT.shape())),
                            Row.of(PORT_MAPPING_VIP, "VIP", Codecs.text(PORT_MAPPING_VIP.shape())),
                            Row.of(
                                            PORT_MAPPING_FLAGS,
                                            "Flags",
                                            Codecs.flags(PORT_MAPPING_FLAGS.shape(), HcnWords.NAT_FLAGS))
                                    .absentMeans(noNatFlags()))
                    .older("NAT")
                    .completed(PolicyMapping::withPortMappingFlags)
                    .reported(PolicyMapping::withV1Reservation),
            of(
                            ACL,
                            Row.of(ACL_ID, "Id", Codecs.text(ACL_ID.shape())),
                            Row.of(ACL_PROTOCOLS, "Protocols", Codecs.protocols(ACL_PROTOCOLS.shape()))
                                    .older("Protocol")
                                    .absentMeans(List.of()),
                            Row.of(ACL_ACTION, "Action", Codecs.word(ACL_ACTION.shape(), HcnWords.ACTION)),
                            Row.of(ACL_DIRECTION, "Direction", Codecs.word(ACL_DIRECTION.shape(), HcnWords.DIRECTION)),
                            Row.of(ACL_LOCAL_ADDRESSES, "LocalAddresses", Codecs.comma(ACL_LOCAL_ADDRESSES.shape()))
                                    .absentMeans(List.of()),
                            Row.of(ACL_REMOTE_ADDRESSES, "RemoteAddresses", Codecs.comma(ACL_REMOTE_ADDRESSES.shape()))
                                    .absentMeans(List.of()),
                            Row.of(ACL_LOCAL_PORTS, "LocalPorts", Codecs.comma(ACL_LOCAL_PORTS.shape()))
                                    .older("LocalPort")
                                    .absentMeans(List.of()),
                            Row.of(ACL_REMOTE_PORTS, "RemotePorts", Codecs.comma(ACL_REMOTE_PORTS.shape()))
                                    .older("RemotePort")
                                    .absentMeans(List.of()),
                            Row.of(ACL_RULE_TYPE, "RuleType", Codecs.word(ACL_RULE_TYPE.shape(), HcnWords.RULE_TYPE)),
                            Row.of(ACL_PRIORITY, "Priority", Codecs.number(ACL_PRIORITY.shape())))
                    .completed((values, context) -> AclIds.asWritten(values))
                    .reported((values, settings) -> AclIds.withId(values)),
            of(
                            OUT_BOUND_NAT,
                            Row.of(OUT_BOUND_NAT_VIRTUAL_IP, "VirtualIP", Codecs.text(OUT_BOUND_NAT_VIRTUAL_IP.shape()))
                                    .older("VIP"),
                            Row.of(
                                            OUT_BOUND_NAT_EXCEPTIONS,
                                            "Exceptions",
                                            Codecs.prefixes(OUT_BOUND_NAT_EXCEPTIONS.shape(), false))
                                    .older("ExceptionList")
                                    .absentMeans(List.of()),
                            Row.of(
                                            OUT_BOUND_NAT_DESTINATIONS,
                                            "Destinations",
                                            Codecs.prefixes(OUT_BOUND_NAT_DESTINATIONS.shape(), true))
                                    .absentMeans(List.of()),
                            Row.of(
                                            OUT_BOUND_NAT_MAX_PORT_POOL_USAGE,
                                            "MaxPortPoolUsage",
                                            Codecs.number(OUT_BOUND_NAT_MAX_PORT_POOL_USAGE.shape()))
                                    .absentMeans(0L),
                            Row.of(
                                            OUT_BOUND_NAT_FLAGS,
                                            "Flags",
                                            Codecs.flags(OUT_BOUND_NAT_FLAGS.shape(), HcnWords.NAT_FLAGS))
                                    .absentMeans(noNatFlags()))
                    .completed(PolicyMapping::withOutBoundNatFlags),
            of(
                            SDN_ROUTE,
                            Row.of(SDN_ROUTE_DESTINATION, "DestinationPrefix", Codecs.prefix()),
                            Row.of(SDN_ROUTE_NEXT_HOP, "NextHop", Codecs.text(SDN_ROUTE_NEXT_HOP.shape())),
                            Row.of(SDN_ROUTE_NEED_ENCAP, "NeedEncap", Codecs.BOOL)
                                    .absentMeans(false),
                            Row.of(SDN_ROUTE_AUTOMATIC_MONITOR, "AutomaticEndpointMonitor", Codecs.BOOL)
                                    .absentMeans(false))
                    .older("ROUTE"),
            of(
                    QOS,
                    Row.of(
                            QOS_MAXIMUM_OUTGOING_BANDWIDTH,
                            "MaximumOutgoingBandwidthInBytes",
                            Codecs.number(QOS_MAXIMUM_OUTGOING_BANDWIDTH.shape()))));

    private static PolicyMapping of(PolicyType type, Row<?>... rows) {
        return new PolicyMapping(
                type, List.of(), List.of(rows), (values, context) -> values, (values, settings) -> values);
    }

    private PolicyMapping older(String... names) {
        return new PolicyMapping(type, List.of(names), rows, completed, reported);
    }

    private PolicyMapping completed(BiFunction<FieldValues, PolicyContext, FieldValues> by) {
        return new PolicyMapping(type, olderNames, rows, by, reported);
    }

    private PolicyMapping reported(BiFunction<FieldValues, JsonObject, FieldValues> by) {
        return new PolicyMapping(type, olderNames, rows, completed, by);
    }

    /** The types that have an entry. */
    static List<PolicyType> types() {
        return TABLE.stream().map(PolicyMapping::type).toList();
    }

    /** The {@code {Type, Settings}} document of a policy. */
    static JsonObject write(Policy policy, PolicyContext context) {
        PolicyMapping mapping = TABLE.stream()
                .filter(m -> m.type.equals(policy.type()))
                .findFirst()
                .orElseThrow(() -> new BugException("policy type " + policy.type() + " has no mapping"));
        FieldValues values = mapping.completed.apply(policy.values(), context);
        JsonObject.Builder settings = Json.object();
        // defaults are left out as HNS's answers leave them out (hns-reference 2.0): a policy then has one content,
        // whoever states it
        mapping.rows.forEach(row -> row.writeUnlessDefault(values, settings));
        return Json.object()
                .put("Type", policy.type().name())
                .put("Settings", settings.build())
                .build();
    }

    /** The catalogue's policies among those of a document, v2 or v1; empty when the list cannot be read. */
    static Optional<List<Policy>> read(PolicyType.Target target, JsonObject owner) {
        Json list = Tolerant.first(owner, "Policies").orElse(JsonArray.EMPTY);
        if (!(list instanceof JsonArray array)) {
            return Optional.empty();
        }
        if (array.isEmpty()) {
            return Optional.of(List.of());
        }
        WordTable words = target == PolicyType.Target.ENDPOINT ? HcnWords.ENDPOINT_POLICY : HcnWords.NETWORK_POLICY;
        List<Policy> policies = new ArrayList<>(array.size());
        for (Json element : array) {
            if (!(element instanceof JsonObject policy)) {
                return Optional.empty();
            }
            PolicyMapping mapping = find(target, typeName(policy, words));
            if (mapping != null) {
                policies.add(mapping.read(Tolerant.object(policy, "Settings").orElse(policy)));
            }
        }
        return Optional.of(
                Codecs.distinct(target == PolicyType.Target.NETWORK ? NETWORK_LIST : ENDPOINT_LIST, policies));
    }

    private static String typeName(JsonObject policy, WordTable words) {
        Json type = Tolerant.first(policy, "Type").orElse(JsonNull.INSTANCE);
        Optional<String> label = words.label(type);
        return label.isPresent() ? label.get() : Tolerant.text(type).orElse("");
    }

    private static @Nullable PolicyMapping find(PolicyType.Target target, String name) {
        for (PolicyMapping mapping : TABLE) {
            if (mapping.type.target() == target
                    && (mapping.type.name().equalsIgnoreCase(name) || mapping.isOlderName(name))) {
                return mapping;
            }
        }
        return null;
    }

    private boolean isOlderName(String name) {
        for (String older : olderNames) {
            if (older.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    private Policy read(JsonObject settings) {
        FieldValues values =
                Row.read(rows, settings, FieldValues.builder(type.fields())).build();
        return new Policy(type, reported.apply(values, settings));
    }

    private static SortedMap<String, Boolean> noNatFlags() {
        return HcnWords.NAT_FLAGS.named(0, HcnWords.NAT_FLAGS.names());
    }

    private static FieldValues withPortMappingFlags(FieldValues values, PolicyContext context) {
        SortedMap<String, Boolean> made = new TreeMap<>();
        made.put("LocalRoutedVip", context.needsLocalRoutedVip());
        made.put(
                "IPv6", values.value(PORT_MAPPING_VIP).map(vip -> !vip.isIpv4()).orElse(context.ipv6Only()));
        made.putAll(values.value(PORT_MAPPING_FLAGS).orElse(Collections.emptySortedMap()));
        return made.containsValue(true) || values.has(PORT_MAPPING_FLAGS)
                ? values.with(PORT_MAPPING_FLAGS, made)
                : values;
    }

    /** v1 has a key where v2 has a flag. */
    private static FieldValues withV1Reservation(FieldValues values, JsonObject settings) {
        if (!Tolerant.bool(settings, "ExternalPortReserved").orElse(false)) {
            return values;
        }
        SortedMap<String, Boolean> flags =
                new TreeMap<>(values.value(PORT_MAPPING_FLAGS).orElse(Collections.emptySortedMap()));
        flags.put("ExternalPortReserved", true);
        return values.with(PORT_MAPPING_FLAGS, flags);
    }

    private static FieldValues withOutBoundNatFlags(FieldValues values, PolicyContext context) {
        SortedMap<String, Boolean> made = new TreeMap<>();
        made.put("IPv6", PolicyCatalogue.isIpv6(values));
        made.putAll(values.value(OUT_BOUND_NAT_FLAGS).orElse(Collections.emptySortedMap()));
        return made.containsValue(true) || values.has(OUT_BOUND_NAT_FLAGS)
                ? values.with(OUT_BOUND_NAT_FLAGS, made)
                : values;
    }
}
