package dev.hnsform.hns.mapping;

import static dev.hnsform.schema.policy.PolicyCatalogue.*;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.Ipv4Address;
import dev.hnsform.schema.net.Ipv6Address;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.policy.PolicyType;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Head;
import dev.hnsform.schema.resource.MacPoolRange;
import dev.hnsform.schema.resource.Namespace;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Route;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Networks, endpoints and namespaces with every field stated or not, at random but from a seed. For tests of this module and of others. */
public final class GeneratedResources {
    private static final Shape.ListOf<Policy> POLICIES = listShape(PolicyType.Target.ENDPOINT);

    private final Random random;

    /** A generator that gives the same resources for the same seed. */
    public GeneratedResources(long seed) {
        this.random = new Random(seed);
    }

    /** A network of a random type. */
    public Network network() {
        NetworkType type = pick(NetworkType.values());
        JsonObject.Builder spec = Json.object();
        maybe(() -> spec.put("name", name()));
        spec.put("type", type.label());
        if (type.isExternal()) {
            maybe(() -> spec.put("adapter", adapter()));
        }
        maybe(() -> spec.put("subnets", list(0, 3, i -> subnet(type, i))));
        maybe(() -> spec.put("ipam", pick("Static", "Dhcp")));
        maybe(() -> spec.put("dns", dns()));
        maybe(() -> spec.put("macPool", keyed(MacPoolRange.LIST, list(1, 2, i -> macRange()))));
        maybe(() -> spec.put("flags", flags("EnableNonPersistent", "DisableHostPort", "EnableDnsProxy", "EnableIov")));
        maybe(() -> spec.put(
                "extensions", Json.object().put(guid().toString(), flip()).build()));
        if (type == NetworkType.NAT || type == NetworkType.ICS) {
            maybe(() -> spec.put("interfaceConstraint", constraint()));
        }
        if (type == NetworkType.L2BRIDGE || type == NetworkType.L2TUNNEL) {
            maybe(() -> spec.put("sourceMac", mac().toString()));
        }
        if (type == NetworkType.OVERLAY) {
            maybe(() -> spec.put("vxlanPort", 1 + random.nextInt(65535)));
            maybe(() -> spec.put("hostRoute", flip()));
            maybe(() -> spec.put("automaticDns", flip()));
        }
        maybe(() -> spec.put("policies", Json.array()));
        return new Network(head(ResourceKind.NETWORK), values(Network.TABLE, spec));
    }

    /** An endpoint for a network of this type. */
    public Endpoint endpoint(NetworkType type) {
        JsonObject.Builder spec = Json.object();
        maybe(() -> spec.put("name", name()));
        spec.put("network", "web");
        boolean remote = type == NetworkType.OVERLAY && random.nextInt(4) == 0;
        maybe(() -> spec.put("ipAddresses", addresses()));
        maybe(() -> spec.put("macAddress", mac().toString()));
        maybe(() -> spec.put("dns", dns()));
        maybe(() -> spec.put("routes", keyed(Route.LIST, list(0, 3, i -> route()))));
        maybe(() -> spec.put("flags", flags("EnableDhcp", "EnableLowInterfaceMetric", "OverrideDNSServerOrder")));
        maybe(() -> spec.put("policies", keyed(POLICIES, list(0, 5, i -> policy(type, i)))));
        if (remote) {
            spec.put(
                    "remote",
                    Json.object().put("providerAddress", ipv4().toString()).build());
        }
        return new Endpoint(head(ResourceKind.ENDPOINT), values(Endpoint.TABLE, spec));
    }

    /** A namespace. */
    public Namespace namespace() {
        JsonObject.Builder spec = Json.object();
        maybe(() -> spec.put("type", "Host"));
        maybe(() -> spec.put("createWithCompartment", flip()));
        return new Namespace(head(ResourceKind.NAMESPACE), values(Namespace.TABLE, spec));
    }

    /** A network type. */
    public NetworkType networkType() {
        return pick(NetworkType.values());
    }

    /** A GUID other than the one of zeros. */
    public Guid guid() {
        return new Guid(random.nextLong() | 1, random.nextLong());
    }

    private static FieldValues values(dev.hnsform.schema.field.FieldTable table, JsonObject.Builder spec) {
        return FieldJson.fromJson(table, spec.build(), "generated");
    }

    private Head head(ResourceKind kind) {
        return Head.of(ResourceAddress.of(kind, "r" + random.nextInt(1000)));
    }

    private Json subnet(NetworkType type, int index) {
        boolean six = random.nextInt(5) == 0;
        IpPrefix prefix = six
                ? IpPrefix.of(new Ipv6Address(0xfd00_0000_0000_0000L | index, 0), 64)
                : IpPrefix.of(new Ipv4Address(10 << 24 | index << 16 | random.nextInt(256) << 8), 24);
        JsonObject.Builder subnet = Json.object().put("prefix", prefix.toString());
        maybe(() -> subnet.put("gateway", prefix.first().plus(1).toString()));
        if (type == NetworkType.TRANSPARENT || type == NetworkType.L2BRIDGE) {
            maybe(() -> subnet.put("vlan", 1 + random.nextInt(4094)));
        }
        if (type == NetworkType.OVERLAY || type == NetworkType.L2BRIDGE) {
            maybe(() -> subnet.put("vsid", 4096 + random.nextInt(16_777_216 - 4096)));
        }
        maybe(() -> subnet.put("routes", keyed(Route.LIST, list(0, 2, i -> route()))));
        maybe(() -> subnet.put("ipSubnets", list(0, 2, i -> {
            JsonObject.Builder part = Json.object()
                    .put("prefix", prefix.subnet(prefix.length() + 2, i).toString());
            maybe(() -> part.put("flags", flags("EnableBroadcast", "ReserveNetworkAddress")));
            return part.build();
        })));
        maybe(() -> subnet.put("flags", flags("DoNotReserveGatewayAddress")));
        return subnet.build();
    }

    private Json adapter() {
        return random.nextInt(3) == 0
                ? Json.object().put("address", ipv4().toString()).build()
                : Json.object()
                        .put("names", Json.strings(flip() ? List.of("Ethernet") : List.of("Ethernet 2", "Prod Netz")))
                        .build();
    }

    private Json constraint() {
        return pick(
                Json.object().put("alias", "WLAN").build(),
                Json.object().put("guid", guid().toString()).build(),
                Json.object().put("index", 1 + random.nextInt(1000)).build());
    }

    private Json macRange() {
        MacAddress first = mac();
        return Json.object()
                .put("first", first.toString())
                .put("last", new MacAddress(first.value() | 0xFFF).toString())
                .build();
    }

    private Json dns() {
        JsonObject.Builder dns = Json.object();
        maybe(() -> dns.put("domain", "shop.example"));
        maybe(() -> dns.put("search", Json.strings(flip() ? List.of() : List.of("b.example", "a.example"))));
        maybe(() -> dns.put("servers", list(0, 3, i -> Json.of(address().toString()))));
        maybe(() -> dns.put("options", Json.strings(List.of("ndots:5"))));
        return dns.build();
    }

    private Json addresses() {
        List<Json> addresses = new ArrayList<>();
        if (flip()) {
            addresses.add(withLength(ipv4()));
        }
        if (random.nextInt(3) == 0) {
            addresses.add(withLength(ipv6()));
        }
        return Json.array(addresses);
    }

    private Json withLength(IpAddress address) {
        JsonObject.Builder json = Json.object().put("address", address.toString());
        maybe(() -> json.put("prefixLength", 1 + random.nextInt(address.bits())));
        return json.build();
    }

    private Json route() {
        IpAddress hop = address();
        IpPrefix prefix = IpPrefix.of(hop.isIpv4() ? ipv4() : ipv6(), 1 + random.nextInt(hop.bits()));
        JsonObject.Builder route =
                Json.object().put("destinationPrefix", prefix.toString()).put("nextHop", hop.toString());
        maybe(() -> route.put("metric", random.nextInt(65536)));
        return route.build();
    }

    private Json policy(NetworkType type, int index) {
        var types = types(PolicyType.Target.ENDPOINT).stream()
                .filter(t -> t.isAllowedOn(type))
                .toList();
        String name = types.get(random.nextInt(types.size())).name();
        JsonObject.Builder policy = Json.object().put("type", name);
        switch (name) {
            case "PortMapping" -> portMapping(policy, index);
            case "ACL" -> acl(policy, index);
            case "OutBoundNAT" -> outBoundNat(policy);
            case "SDNRoute" -> sdnRoute(policy);
            case "QOS" -> policy.put("maximumOutgoingBandwidthInBytes", 1 + (random.nextLong() >>> 12));
            default -> throw new IllegalStateException("this generator lacks the policy type " + name);
        }
        return policy.build();
    }

    private void portMapping(JsonObject.Builder policy, int index) {
        policy.put("protocol", pick("TCP", "UDP")).put("internalPort", 1 + random.nextInt(65535));
        maybe(() -> policy.put("externalPort", 1000 * (index + 1)));
        maybe(() -> policy.put("vip", address().toString()));
        maybe(() -> policy.put("flags", flags("LocalRoutedVip", "IPv6", "ExternalPortReserved")));
    }

    private void acl(JsonObject.Builder policy, int index) {
        policy.put("id", "acl-" + index).put("direction", pick("In", "Out")).put("action", pick("Allow", "Block"));
        maybe(() -> policy.put("protocols", Json.strings(flip() ? List.of() : List.of("TCP", "UDP", "252"))));
        maybe(() -> policy.put("localAddresses", Json.strings(List.of(address().toString()))));
        maybe(() -> policy.put(
                "remoteAddresses",
                Json.strings(List.of("192.168.100.0/24", address().toString()))));
        maybe(() -> policy.put("localPorts", Json.strings(List.of("80", "8000-8010"))));
        maybe(() -> policy.put("remotePorts", Json.strings(List.of("1024-65535"))));
        maybe(() -> policy.put("ruleType", pick("Switch", "Host")));
        maybe(() -> policy.put("priority", random.nextInt(65536)));
    }

    private void outBoundNat(JsonObject.Builder policy) {
        maybe(() -> policy.put("virtualIP", address().toString()));
        maybe(() -> policy.put("exceptions", Json.strings(List.of("10.96.0.0/12", "192.168.0.0/16"))));
        maybe(() -> policy.put("destinations", Json.strings(List.of(ipv4().toString(), "10.0.0.0/8"))));
        maybe(() -> policy.put("maxPortPoolUsage", random.nextInt(65536)));
        maybe(() -> policy.put("flags", flags("LocalRoutedVip", "IPv6")));
    }

    private void sdnRoute(JsonObject.Builder policy) {
        policy.put(
                "destinationPrefix", IpPrefix.of(ipv4(), 8 + random.nextInt(25)).toString());
        maybe(() -> policy.put("nextHop", ipv4().toString()));
        maybe(() -> policy.put("needEncap", flip()));
        maybe(() -> policy.put("automaticEndpointMonitor", flip()));
    }

    private String name() {
        return pick("web", "Default Switch", "vEthernet (Ethernet) 2", "größe-\uD83D\uDE00", " spaced ");
    }

    private IpAddress address() {
        return random.nextInt(4) == 0 ? ipv6() : ipv4();
    }

    private IpAddress ipv4() {
        return new Ipv4Address(1 << 24 | random.nextInt(1 << 30));
    }

    private IpAddress ipv6() {
        return new Ipv6Address(0xfd00_0000_0000_0000L | random.nextInt(1 << 16), random.nextLong() | 1);
    }

    private MacAddress mac() {
        return new MacAddress(0x00_15_5D_00_00_00L | random.nextInt(1 << 24) & ~0xFFF);
    }

    private Json flags(String... names) {
        JsonObject.Builder flags = Json.object();
        for (String name : names) {
            maybe(() -> flags.put(name, flip()));
        }
        return flags.build();
    }

    /** The first element of each key. */
    private static <E> Json keyed(Shape.ListOf<E> shape, JsonArray elements) {
        Set<String> keys = new HashSet<>();
        return Json.array(elements.stream()
                .filter(json -> keys.add(shape.key(FieldJson.fromJson(shape.element(), json, "generated"))))
                .toList());
    }

    private JsonArray list(int least, int most, java.util.function.IntFunction<Json> element) {
        List<Json> elements = new ArrayList<>();
        int size = least + random.nextInt(most - least + 1);
        for (int i = 0; i < size; i++) {
            elements.add(element.apply(i));
        }
        return Json.array(elements);
    }

    private void maybe(Runnable then) {
        if (flip()) {
            then.run();
        }
    }

    private boolean flip() {
        return random.nextBoolean();
    }

    @SafeVarargs
    private <T> T pick(T... from) {
        return from[random.nextInt(from.length)];
    }
}
