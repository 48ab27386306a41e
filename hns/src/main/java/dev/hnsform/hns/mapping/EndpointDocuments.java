package dev.hnsform.hns.mapping;

import dev.hnsform.hns.document.HcnWords;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.policy.PolicyType;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.EndpointAddress;
import dev.hnsform.schema.resource.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Endpoints as documents (hns-reference 2.4): v2 is written, v2 and v1 are read. */
public final class EndpointDocuments {
    private static final FieldTable ADDRESS =
            EndpointAddress.LIST.element() instanceof Shape.Struct<EndpointAddress> struct
                    ? struct.table()
                    : FieldTable.of("none");
    private static final FieldTable REMOTE = Endpoint.REMOTE.shape() instanceof Shape.Struct<Endpoint.Remote> struct
            ? struct.table()
            : FieldTable.of("none");
    private static final List<Row<?>> ADDRESS_ROWS = List.of(
            Row.of(EndpointAddress.ADDRESS, "IpAddress", Codecs.text(EndpointAddress.ADDRESS.shape()))
                    .older("IPAddress"),
            Row.of(
                    EndpointAddress.PREFIX_LENGTH,
                    "PrefixLength",
                    Codecs.number(EndpointAddress.PREFIX_LENGTH.shape())));
    private static final List<Row<?>> V1_IPV6_ROWS = List.of(
            Row.of(EndpointAddress.ADDRESS, "IPv6Address", Codecs.text(EndpointAddress.ADDRESS.shape())),
            Row.of(
                    EndpointAddress.PREFIX_LENGTH,
                    "IPv6PrefixLength",
                    Codecs.number(EndpointAddress.PREFIX_LENGTH.shape())));
    private static final Row<?> NAME = Row.of(Endpoint.NAME, "Name", Codecs.text(Endpoint.NAME.shape()));
    private static final Row<?> MAC =
            Row.of(Endpoint.MAC_ADDRESS, "MacAddress", Codecs.text(Endpoint.MAC_ADDRESS.shape()));
    private static final List<String> FLAG_NAMES = Codecs.flagNames(Endpoint.FLAGS.shape());
    private static final String REMOTE_FLAG = "RemoteEndpoint";

    private EndpointDocuments() {}

    /**
     * The document that creates an endpoint, with every policy that its resource declares.
     *
     * @param id its id; also given to HNS beside the document
     * @param networkId its network's id
     * @param owner {@code Owner}
     * @param networkType its network's type: decides NAT flags
     * @throws IllegalArgumentException when an address is bound to an IP subnet: that needs the network's document
     */
    public static JsonObject create(Endpoint endpoint, Guid id, Guid networkId, String owner, NetworkType networkType) {
        return create(endpoint, id, networkId, owner, new NetworkBelow(Optional.of(networkType), JsonObject.EMPTY));
    }

    /**
     * What an endpoint's document takes from its network.
     *
     * @param type its type; absent when it is none of the language
     * @param document what the host answers for it, in v2 shape: the ids of its IP subnets are in it
     */
    public record NetworkBelow(Optional<NetworkType> type, JsonObject document) {}

    /**
     * The document that creates an endpoint, with every policy that its resource declares.
     *
     * @param id its id; also given to HNS beside the document
     * @param networkId its network's id
     * @param owner {@code Owner}
     * @param network what it takes from its network
     * @throws IllegalArgumentException when an address is bound to an IP subnet that the network's document does not have
     */
    public static JsonObject create(Endpoint endpoint, Guid id, Guid networkId, String owner, NetworkBelow network) {
        FieldValues spec = endpoint.spec();
        JsonObject.Builder document = Json.object()
                .put("ID", id.toString())
                .put("Name", endpoint.hostName())
                .put("Owner", owner)
                .put("HostComputeNetwork", networkId.toString());
        List<JsonObject> policies = new ArrayList<>();
        if (endpoint.remote().isPresent()) {
            String provider = endpoint.remote().get().providerAddress().toString();
            policies.add(NetworkPolicyRows.policy(
                    "ProviderAddress",
                    Json.object().put("ProviderAddress", provider).build()));
        }
        PolicyContext context = context(endpoint, network.type());
        for (Policy policy : spec.value(Endpoint.POLICIES).orElse(List.of())) {
            policies.add(PolicyMapping.write(policy, context));
        }
        if (!policies.isEmpty()) {
            document.put("Policies", Json.array(policies));
        }
        List<EndpointAddress> addresses = spec.value(Endpoint.IP_ADDRESSES).orElse(List.of());
        if (!addresses.isEmpty()) {
            List<JsonObject> written = new ArrayList<>(addresses.size());
            for (EndpointAddress address : addresses) {
                written.add(writeAddress(endpoint, address, network.document()));
            }
            document.put("IpConfigurations", Json.array(written));
        }
        if (spec.has(Endpoint.DNS)) {
            document.put("Dns", DnsDocuments.write(spec.required(Endpoint.DNS)));
        }
        if (spec.has(Endpoint.ROUTES)) {
            document.put("Routes", RouteDocuments.write(spec.required(Endpoint.ROUTES)));
        }
        MAC.write(spec, document);
        writeFlags(endpoint, document);
        Schema schema = Schema.V2_0
                .atLeast(
                        Schema.V2_3, addresses.stream().anyMatch(a -> a.values().has(EndpointAddress.IP_SUBNET)))
                .atLeast(Schema.V2_8, policies.stream().anyMatch(EndpointDocuments::hasIpv6Flag));
        return document.put("SchemaVersion", schema.json()).build();
    }

    /** What the documents of an endpoint's policies depend on. */
    static PolicyContext context(Endpoint endpoint, Optional<NetworkType> type) {
        List<EndpointAddress> addresses = endpoint.ipAddresses().value().orElse(List.of());
        boolean ipv6Only = !addresses.isEmpty()
                && addresses.stream().noneMatch(a -> a.address().isIpv4());
        return new PolicyContext(type, ipv6Only);
    }

    private static JsonObject writeAddress(Endpoint endpoint, EndpointAddress address, JsonObject network) {
        JsonObject.Builder document = Row.write(ADDRESS_ROWS, address.values(), Json.object());
        address.values().value(EndpointAddress.IP_SUBNET).ifPresent(prefix -> {
            Guid subnet = NetworkDocuments.ipSubnetId(network, prefix)
                    .orElseThrow(() -> new IllegalArgumentException(endpoint.address() + " binds " + address
                            + " to the IP subnet " + prefix + ", which is not known of its network"));
            document.put("IpSubnetId", subnet.toString());
        });
        return document.build();
    }

    private static void writeFlags(Endpoint endpoint, JsonObject.Builder document) {
        Optional<SortedMap<String, Boolean>> stated = endpoint.spec().value(Endpoint.FLAGS);
        if (stated.isPresent() || endpoint.remote().isPresent()) {
            long bits = stated.map(HcnWords.ENDPOINT_FLAGS::bits).orElse(0L);
            long remote = endpoint.remote().isPresent() ? HcnWords.ENDPOINT_FLAGS.bit(REMOTE_FLAG) : 0;
            document.put("Flags", bits | remote);
        }
    }

    private static boolean hasIpv6Flag(JsonObject policy) {
        return policy.object("Settings")
                .flatMap(settings -> settings.integer("Flags"))
                .filter(flags -> (flags & HcnWords.NAT_FLAGS.bit("IPv6")) != 0)
                .isPresent();
    }

    /**
     * What an endpoint's document says alone, of any shape and build; empty when it has no readable id. IP subnets stay unnamed, and its place
     * is known only as far as the document tells. Never throws.
     */
    public static Optional<HostEndpoint> read(JsonObject document) {
        return read(document, Map.of(), Places.ALONE);
    }

    static Optional<HostEndpoint> read(JsonObject document, Map<Guid, IpPrefix> ipSubnets, Places places) {
        return Tolerant.guid(document, "ID").map(id -> read(document, id, ipSubnets, places));
    }

    private static HostEndpoint read(JsonObject document, Guid id, Map<Guid, IpPrefix> ipSubnets, Places places) {
        FieldValues.Builder values = FieldValues.builder(Endpoint.TABLE);
        NAME.read(document, values);
        MAC.read(document, values);
        values.putIf(Endpoint.IP_ADDRESSES, readAddresses(document, ipSubnets));
        values.put(Endpoint.DNS, DnsDocuments.read(document));
        values.putIf(Endpoint.ROUTES, readRoutes(document));
        Optional<Long> flags = flags(document);
        if (flags.isPresent()) {
            values.put(Endpoint.FLAGS, HcnWords.ENDPOINT_FLAGS.named(flags.get(), FLAG_NAMES));
            if (isRemote(flags.get())) {
                values.putIf(Endpoint.REMOTE, providerAddress(document).map(EndpointDocuments::remote));
            }
        }
        values.putIf(Endpoint.POLICIES, PolicyMapping.read(PolicyType.Target.ENDPOINT, document));
        return new HostEndpoint(
                id,
                Tolerant.text(document, "Name").orElse(""),
                Tolerant.text(document, "Owner").orElse(""),
                Tolerant.guid(document, "HostComputeNetwork", "VirtualNetwork").orElse(Guid.ZERO),
                values.build(),
                places.of(id, document));
    }

    private static Optional<List<EndpointAddress>> readAddresses(JsonObject document, Map<Guid, IpPrefix> ipSubnets) {
        List<EndpointAddress> addresses = new ArrayList<>(2);
        List<JsonObject> v2 = Tolerant.objects(document, "IpConfigurations");
        for (JsonObject configuration : v2) {
            if (!readAddress(ADDRESS_ROWS, configuration, ipSubnets, addresses)) {
                return Optional.empty();
            }
        }
        if (v2.isEmpty()) {
            boolean readable = (Tolerant.text(document, "IPAddress").isEmpty()
                            || readAddress(ADDRESS_ROWS, document, ipSubnets, addresses))
                    && (Tolerant.text(document, "IPv6Address").isEmpty()
                            || readAddress(V1_IPV6_ROWS, document, Map.of(), addresses));
            if (!readable) {
                return Optional.empty();
            }
        }
        return Optional.of(Codecs.distinct(EndpointAddress.LIST, addresses));
    }

    private static boolean readAddress(
            List<Row<?>> rows, JsonObject document, Map<Guid, IpPrefix> ipSubnets, List<EndpointAddress> addresses) {
        FieldValues.Builder values = Row.read(rows, document, FieldValues.builder(ADDRESS));
        if (!ipSubnets.isEmpty()) {
            Tolerant.guid(document, "IpSubnetId")
                    .map(ipSubnets::get)
                    .ifPresent(prefix -> values.put(EndpointAddress.IP_SUBNET, prefix));
        }
        FieldValues read = values.build();
        if (read.has(EndpointAddress.ADDRESS)) {
            addresses.add(new EndpointAddress(read));
        }
        return read.has(EndpointAddress.ADDRESS);
    }

    /** Whether one of its addresses names an IP subnet by id. */
    static boolean namesIpSubnet(JsonObject document) {
        return Tolerant.guid(document, "IpSubnetId").isPresent()
                || Tolerant.objects(document, "IpConfigurations").stream()
                        .anyMatch(configuration ->
                                Tolerant.guid(configuration, "IpSubnetId").isPresent());
    }

    private static Optional<List<Route>> readRoutes(JsonObject document) {
        Optional<List<Route>> listed = RouteDocuments.read(Tolerant.objects(document, "Routes"));
        if (listed.isEmpty() || !listed.get().isEmpty()) {
            return listed;
        }
        List<Route> gateways = new ArrayList<>(2);
        for (String key : List.of("GatewayAddress", "GatewayAddressV6")) {
            Tolerant.text(document, key)
                    .flatMap(IpAddress::tryParse)
                    .filter(address -> !address.isUnspecified())
                    .ifPresent(
                            address -> gateways.add(RouteDocuments.withMetric(RouteDocuments.toEverything(address))));
        }
        return Optional.of(gateways);
    }

    /** The sum of flags; v1 holds some of them as keys of their own. Both shapes leave 0 out. */
    private static Optional<Long> flags(JsonObject document) {
        Optional<Long> sum = Tolerant.first(document, "Flags")
                .map(HcnWords.ENDPOINT_FLAGS::bits)
                .orElse(Optional.of(0L));
        return sum.map(bits -> bits
                | bit(document, REMOTE_FLAG, "IsRemoteEndpoint")
                | bit(document, "DisableInterComputeCommunication", "DisableICC")
                | bit(document, "EnableLowInterfaceMetric", "EnableLowInterfaceMetric", "EnableLowMetric"));
    }

    private static long bit(JsonObject document, String flag, String... v1Keys) {
        return Tolerant.bool(document, v1Keys).orElse(false) ? HcnWords.ENDPOINT_FLAGS.bit(flag) : 0;
    }

    private static boolean isRemote(long flags) {
        return (flags & HcnWords.ENDPOINT_FLAGS.bit(REMOTE_FLAG)) != 0;
    }

    private static Optional<IpAddress> providerAddress(JsonObject document) {
        for (JsonObject policy : Tolerant.objects(document, "Policies")) {
            Optional<String> type = Tolerant.first(policy, "Type")
                    .flatMap(json -> HcnWords.ENDPOINT_POLICY.label(json).or(() -> Tolerant.text(json)));
            if (type.filter(name -> name.equals("ProviderAddress") || name.equals("PA"))
                    .isPresent()) {
                return Tolerant.text(NetworkPolicyRows.settings(policy), "ProviderAddress", "PA")
                        .flatMap(IpAddress::tryParse);
            }
        }
        return Optional.empty();
    }

    private static Endpoint.Remote remote(IpAddress provider) {
        return new Endpoint.Remote(FieldValues.builder(REMOTE)
                .put(Endpoint.Remote.PROVIDER_ADDRESS, provider)
                .build());
    }
}
