package dev.hnsform.hns.mapping;

import dev.hnsform.hns.document.DocumentShape;
import dev.hnsform.hns.document.HcnWords;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.schema.policy.PolicyType;
import dev.hnsform.schema.resource.Adapter;
import dev.hnsform.schema.resource.MacPoolRange;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Subnet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Networks as documents (hns-reference 2.3): v2 is written, v2 and v1 are read. */
public final class NetworkDocuments {
    private static final FieldTable MAC_RANGE = MacPoolRange.LIST.element() instanceof Shape.Struct<MacPoolRange> struct
            ? struct.table()
            : FieldTable.of("none");
    private static final List<Row<?>> MAC_RANGE_ROWS = List.of(
            Row.of(MacPoolRange.FIRST, "StartMacAddress", Codecs.text(MacPoolRange.FIRST.shape())),
            Row.of(MacPoolRange.LAST, "EndMacAddress", Codecs.text(MacPoolRange.LAST.shape())));
    private static final Codec<String> NAME = Codecs.text(Network.NAME.shape());
    private static final Codec<Network.Ipam> IPAM = Codecs.word(Network.IPAM.shape(), HcnWords.IPAM_TYPE);
    private static final Codec<SortedMap<String, Boolean>> FLAGS =
            Codecs.flags(Network.FLAGS.shape(), HcnWords.NETWORK_FLAGS);
    private static final SortedMap<String, Boolean> NO_FLAGS =
            HcnWords.NETWORK_FLAGS.named(0, Codecs.flagNames(Network.FLAGS.shape()));

    private NetworkDocuments() {}

    /**
     * The document that creates a network.
     *
     * @param id its id; also given to HNS beside the document
     * @param owner {@code Owner}
     * @param sharedLayer the layer below the network that {@code adapter.sharedWith} names
     * @throws IllegalArgumentException when {@code adapter.sharedWith} is stated and there is no layer
     */
    public static JsonObject create(Network network, Guid id, String owner, Optional<Guid> sharedLayer) {
        FieldValues spec = network.spec();
        JsonObject.Builder document = Json.object()
                .put("ID", id.toString())
                .put("Name", network.hostName())
                .put("Owner", owner)
                .put("Type", network.type().label());
        List<JsonObject> policies = new ArrayList<>(NetworkPolicyRows.write(spec));
        if (spec.value(Network.ADAPTER)
                .map(a -> a.values().has(Adapter.SHARED_WITH))
                .orElse(false)) {
            Guid layer = sharedLayer.orElseThrow(() -> new IllegalArgumentException(network.address()
                    + " shares another network's switch, but the layer of that network is not known"));
            policies.add(NetworkPolicyRows.policy(
                    "LayerConstraint",
                    Json.object().put("LayerId", layer.toString()).build()));
        }
        spec.value(Network.POLICIES)
                .ifPresent(stated ->
                        stated.forEach(policy -> policies.add(PolicyMapping.write(policy, PolicyContext.NONE))));
        if (!policies.isEmpty()) {
            document.put("Policies", Json.array(policies));
        }
        spec.value(Network.MAC_POOL)
                .ifPresent(ranges -> document.put(
                        "MacPool",
                        Json.object()
                                .put(
                                        "Ranges",
                                        Json.array(ranges.stream()
                                                .map(range -> Row.write(MAC_RANGE_ROWS, range.values(), Json.object())
                                                        .build())
                                                .toList()))
                                .build()));
        spec.value(Network.DNS).ifPresent(dns -> document.put("Dns", DnsDocuments.write(dns)));
        Optional<List<Subnet>> subnets = spec.value(Network.SUBNETS);
        if (subnets.isPresent() || spec.has(Network.IPAM)) {
            document.put(
                    "Ipams",
                    Json.array(Json.object()
                            .put("Type", network.ipam().label())
                            .put(
                                    "Subnets",
                                    Json.array(subnets.orElse(List.of()).stream()
                                            .map(SubnetDocuments::write)
                                            .toList()))
                            .build()));
        }
        spec.value(Network.FLAGS).ifPresent(flags -> document.put("Flags", FLAGS.write(flags)));
        return document.put("SchemaVersion", schema(subnets.orElse(List.of())).json())
                .build();
    }

    static Schema schema(List<Subnet> subnets) {
        return Schema.V2_0
                .atLeast(Schema.V2_3, subnets.stream().anyMatch(s -> s.values().has(Subnet.IP_SUBNETS)))
                .atLeast(Schema.V2_7, subnets.stream().anyMatch(s -> s.values().has(Subnet.FLAGS)));
    }

    /** What a network document says, of any shape and build; empty when it has no readable id. Never throws. */
    public static Optional<HostNetwork> read(JsonObject document) {
        return Tolerant.guid(document, "ID").map(id -> read(document, id));
    }

    private static HostNetwork read(JsonObject document, Guid id) {
        boolean v2 = DocumentShape.of(document) == DocumentShape.V2;
        List<JsonObject> policies = Tolerant.objects(document, "Policies");
        String type = typeText(document, v2);
        Optional<NetworkType> known = NetworkType.ofLabel(type);
        FieldValues.Builder values = FieldValues.builder(Network.TABLE);
        values.putIf(Network.NAME, Tolerant.first(document, "Name").flatMap(NAME::read));
        values.putIf(Network.TYPE, known);
        NetworkPolicyRows.read(document, policies, values);
        readIpams(document, policies, known, v2, values);
        values.put(Network.DNS, DnsDocuments.read(document));
        readMacPool(document).ifPresent(ranges -> values.put(Network.MAC_POOL, ranges));
        values.putIf(
                Network.FLAGS,
                Tolerant.first(document, "Flags")
                        .map(FLAGS::read)
                        .orElse(v2 ? Optional.of(NO_FLAGS) : Optional.empty()));
        SortedMap<String, Boolean> extensions = readExtensions(document, policies);
        if (!extensions.isEmpty()) {
            values.put(Network.EXTENSIONS, extensions);
        }
        PolicyMapping.read(PolicyType.Target.NETWORK, document)
                .ifPresent(catalogued -> values.put(Network.POLICIES, catalogued));
        return new HostNetwork(
                id,
                Tolerant.text(document, "Name").orElse(""),
                Tolerant.text(document, "Owner").orElse(""),
                type,
                values.build(),
                RemoteSubnetDocuments.read(policies),
                layer(document),
                adapterName(document, policies),
                managementIp(document, policies),
                drMac(document, policies));
    }

    private static String typeText(JsonObject document, boolean v2) {
        return Tolerant.first(document, "Type")
                .flatMap(json -> HcnWords.NETWORK_MODE.label(json).or(() -> Tolerant.text(json)))
                .orElse(v2 ? NetworkType.NAT.label() : ""); // v2 leaves defaults out, and NAT is 0
    }

    private static void readIpams(
            JsonObject document,
            List<JsonObject> policies,
            Optional<NetworkType> type,
            boolean v2,
            FieldValues.Builder values) {
        List<JsonObject> ipams = Tolerant.objects(document, "Ipams");
        List<JsonObject> subnets = new ArrayList<>(Tolerant.objects(document, "Subnets"));
        ipams.forEach(ipam -> subnets.addAll(Tolerant.objects(ipam, "Subnets")));
        SubnetDocuments.read(subnets, policies, type).ifPresent(read -> values.put(Network.SUBNETS, read));
        if (!ipams.isEmpty()) {
            // HNS knows several ipams, the language one: the first counts
            values.putIf(
                    Network.IPAM,
                    Tolerant.first(ipams.get(0), "Type").map(IPAM::read).orElse(Optional.of(Network.Ipam.STATIC)));
        } else if (v2 || !subnets.isEmpty()) {
            values.put(Network.IPAM, Network.Ipam.STATIC);
        } else if (type.equals(Optional.of(NetworkType.TRANSPARENT))) {
            values.put(
                    Network.IPAM,
                    Network.Ipam.DHCP); // v1 has no ipam; Transparent without subnets is external DHCP (5.2)
        }
    }

    private static Optional<List<MacPoolRange>> readMacPool(JsonObject document) {
        List<JsonObject> ranges = Tolerant.object(document, "MacPool")
                .map(pool -> Tolerant.objects(pool, "Ranges"))
                .orElseGet(() -> Tolerant.objects(document, "MacPools"));
        List<MacPoolRange> read = new ArrayList<>(ranges.size());
        for (JsonObject range : ranges) {
            FieldValues values = Row.read(MAC_RANGE_ROWS, range, FieldValues.builder(MAC_RANGE))
                    .build();
            if (!values.has(MacPoolRange.FIRST) || !values.has(MacPoolRange.LAST)) {
                return Optional.empty();
            }
            read.add(new MacPoolRange(values));
        }
        return read.isEmpty() ? Optional.empty() : Optional.of(Codecs.distinct(MacPoolRange.LIST, read));
    }

    /** The list tells what is so now; the policies tell what was asked for at creation, and count where the list is silent. */
    private static SortedMap<String, Boolean> readExtensions(JsonObject document, List<JsonObject> policies) {
        SortedMap<String, Boolean> extensions = new TreeMap<>();
        for (JsonObject extension : Tolerant.objects(document, "Extensions")) {
            putExtension(extension, extensions);
        }
        for (JsonObject policy : policies) {
            if (NetworkPolicyRows.is(policy, "VSwitchExtension")) {
                putExtension(NetworkPolicyRows.settings(policy), extensions);
            }
        }
        return extensions;
    }

    private static void putExtension(JsonObject settings, SortedMap<String, Boolean> extensions) {
        Optional<Guid> id = Tolerant.guid(settings, "ExtensionID", "Id");
        Optional<Boolean> enabled = Tolerant.bool(settings, "Enable", "IsEnabled");
        if (id.isPresent() && enabled.isPresent()) {
            extensions.putIfAbsent(id.get().toString(), enabled.get());
        }
    }

    private static Optional<Guid> layer(JsonObject document) {
        Optional<Guid> direct = Tolerant.guid(document, "LayeredOn");
        return direct.isPresent()
                ? direct
                : Tolerant.object(document, "Health")
                        .flatMap(health -> Tolerant.object(health, "Extra"))
                        .flatMap(extra -> Tolerant.guid(extra, "LayeredOn"));
    }

    private static Optional<String> adapterName(JsonObject document, List<JsonObject> policies) {
        return Tolerant.text(NetworkPolicyRows.find(policies, "NetAdapterName").orElse(document), "NetworkAdapterName");
    }

    /** In v1 a key of its own; in v2 clients read it from the ProviderAddress policy (code: flannel). */
    private static Optional<IpAddress> managementIp(JsonObject document, List<JsonObject> policies) {
        return Tolerant.text(document, "ManagementIP")
                .or(() -> NetworkPolicyRows.find(policies, "ProviderAddress")
                        .flatMap(settings -> Tolerant.text(settings, "ProviderAddress")))
                .flatMap(IpAddress::tryParse);
    }

    private static Optional<MacAddress> drMac(JsonObject document, List<JsonObject> policies) {
        return Tolerant.text(document, "DrMacAddress")
                .or(() -> NetworkPolicyRows.find(policies, "DrMacAddress")
                        .flatMap(settings -> Tolerant.text(settings, "Address", "DrMacAddress")))
                .flatMap(MacAddress::tryParse);
    }

    /** The prefixes of a network's IP subnets by their ids: endpoints name them by id. */
    public static Map<Guid, IpPrefix> ipSubnets(JsonObject document) {
        Map<Guid, IpPrefix> byId = new HashMap<>();
        addIpSubnets(document, byId);
        return byId;
    }

    static void addIpSubnets(JsonObject document, Map<Guid, IpPrefix> byId) {
        for (JsonObject subnet : subnetDocuments(document)) {
            for (JsonObject part : Tolerant.objects(subnet, "IpSubnets")) {
                Optional<Guid> id = Tolerant.guid(part, "ID");
                Optional<IpPrefix> prefix =
                        Tolerant.text(part, "IpAddressPrefix").flatMap(Codecs::parsePrefix);
                if (id.isPresent() && prefix.isPresent()) {
                    byId.put(id.get(), prefix.get());
                }
            }
        }
    }

    /** The id of the subnet of this prefix: requests name subnets by id. */
    public static Optional<Guid> subnetId(JsonObject document, IpPrefix prefix) {
        return subnetDocuments(document).stream()
                .filter(subnet -> hasPrefix(subnet, prefix))
                .findFirst()
                .flatMap(subnet -> Tolerant.guid(subnet, "ID"));
    }

    /** The id of an IP subnet of this prefix in any subnet. */
    public static Optional<Guid> ipSubnetId(JsonObject document, IpPrefix prefix) {
        return subnetDocuments(document).stream()
                .flatMap(subnet -> Tolerant.objects(subnet, "IpSubnets").stream())
                .filter(part -> hasPrefix(part, prefix))
                .findFirst()
                .flatMap(part -> Tolerant.guid(part, "ID"));
    }

    private static boolean hasPrefix(JsonObject document, IpPrefix prefix) {
        return Tolerant.text(document, "IpAddressPrefix", "AddressPrefix")
                .flatMap(Codecs::parsePrefix)
                .filter(prefix::equals)
                .isPresent();
    }

    private static List<JsonObject> subnetDocuments(JsonObject document) {
        List<JsonObject> subnets = new ArrayList<>(Tolerant.objects(document, "Subnets"));
        Tolerant.objects(document, "Ipams").forEach(ipam -> subnets.addAll(Tolerant.objects(ipam, "Subnets")));
        return subnets;
    }
}
