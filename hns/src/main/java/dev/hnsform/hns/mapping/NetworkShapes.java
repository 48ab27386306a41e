package dev.hnsform.hns.mapping;

import dev.hnsform.hns.document.HcnWords;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Networks in the other shape (hns-reference 2.3). */
final class NetworkShapes {
    private static final String[] CARRIED = {
        "ID", "Name", "Owner", "Type", "Flags", "Version", "State", "AdditionalParams"
    };
    private static final String[] SUBNET_CARRIED = {"ID", "Flags", "State", "AdditionalParams"};

    /** Keys of v1 that have been seen below a v2 header (document 85). */
    private static final List<String> V1_ALREADY = List.of(
            "Subnets",
            "MacPools",
            "DNSSuffix",
            "DNSServerList",
            "NetworkAdapterName",
            "SourceMac",
            "DrMacAddress",
            "LayeredOn",
            "SwitchGuid");

    /** Keys of v1 for policies of v2, each with the name of its one setting. */
    private static final Map<String, String[]> KEYS = keys();

    private NetworkShapes() {}

    private static Map<String, String[]> keys() {
        Map<String, String[]> keys = new LinkedHashMap<>();
        keys.put("NetworkAdapterName", new String[] {"NetAdapterName", "NetworkAdapterName"});
        keys.put("SourceMac", new String[] {"SourceMacAddress", "SourceMacAddress"});
        keys.put("DrMacAddress", new String[] {"DrMacAddress", "Address"});
        keys.put("AutomaticDNS", new String[] {"AutomaticDNS", "Enable"});
        keys.put("VxlanPort", new String[] {"VxlanPort", "Port"});
        return keys;
    }

    static Conversion toV2(JsonObject document) {
        Taken network = new Taken(document, "");
        JsonObject.Builder v2 = Json.object();
        network.carry(v2, CARRIED);
        if (Tolerant.first(document, "Type").isEmpty()) {
            network.lost("Type"); // an excerpt: v2 would take it for NAT, its default
        }
        List<Json> policies = new ArrayList<>();
        List<JsonObject> isolations = new ArrayList<>();
        List<JsonObject> subnets = network.objects("Subnets");
        List<JsonObject> written = network.objects("Policies");
        for (int i = 0; i < written.size(); i++) {
            Optional<JsonObject> isolation = PolicyShapes.isolationToV2(written.get(i));
            if (isolation.isPresent() && !subnets.isEmpty()) {
                isolations.add(isolation.get()); // docker says them of the network, v2 of each subnet
            } else {
                PolicyShapes.toV2(true, written.get(i), network, "Policies[" + i + "]")
                        .ifPresent(policies::add);
            }
        }
        KEYS.forEach((key, policy) -> network.take(key)
                .filter(value -> !Rewrite.saysNothing(value))
                .ifPresent(value -> policies.add(Json.object()
                        .put("Type", policy[0])
                        .put("Settings", Json.object().put(policy[1], value).build())
                        .build())));
        put(v2, "Policies", policies);
        List<JsonObject> ranges = network.objects("MacPools");
        if (!ranges.isEmpty()) {
            v2.put(
                    "MacPool",
                    Json.object()
                            .put("Ranges", new JsonArray(List.copyOf(ranges)))
                            .build());
        }
        DnsShapes.toV2(network, v2);
        List<Json> made = new ArrayList<>();
        for (int i = 0; i < subnets.size(); i++) {
            made.add(subnetToV2(subnets.get(i), network, "Subnets[" + i + "].", isolations));
        }
        if (made.isEmpty() && isTransparent(document)) {
            v2.put("Ipams", Json.array(Json.object().put("Type", "Dhcp").build())); // no subnets at all (document 09)
        } else if (!made.isEmpty()) {
            v2.put(
                    "Ipams",
                    Json.array(Json.object()
                            .put("Type", "Static")
                            .put("Subnets", Json.array(made))
                            .build()));
        }
        JsonObject.Builder extra = Json.object();
        network.rename(extra, "LayeredOn", "LayeredOn").rename(extra, "SwitchGuid", "SwitchGuid");
        JsonObject layer = extra.build();
        if (!layer.isEmpty()) {
            v2.put("Health", Json.object().put("Extra", layer).build());
        }
        return new Conversion(v2.put("SchemaVersion", Schema.V2_0.json()).build(), network.unsaid());
    }

    private static boolean isTransparent(JsonObject network) {
        return Tolerant.first(network, "Type")
                .flatMap(HcnWords.NETWORK_MODE::label)
                .filter("Transparent"::equals)
                .isPresent();
    }

    private static JsonObject subnetToV2(JsonObject document, Taken network, String path, List<JsonObject> isolations) {
        Taken subnet = new Taken(document, path);
        JsonObject.Builder v2 = Json.object();
        subnet.carry(v2, SUBNET_CARRIED);
        subnet.take("ObjectType");
        subnet.take("AddressPrefix").ifPresent(prefix -> v2.put("IpAddressPrefix", prefix));
        String gateway = subnet.text("GatewayAddress");
        if (!gateway.isEmpty()) {
            v2.put("Routes", Json.array(DnsShapes.toEverything(gateway)));
        }
        List<Json> policies = new ArrayList<>(isolations);
        List<JsonObject> written = subnet.objects("Policies");
        for (int i = 0; i < written.size(); i++) {
            Optional<JsonObject> isolation = PolicyShapes.isolationToV2(written.get(i));
            if (isolation.isEmpty()) {
                subnet.lost("Policies[" + i + "]");
            } else if (!policies.contains(isolation.get())) {
                policies.add(isolation.get());
            }
        }
        put(v2, "Policies", policies);
        List<Json> inner = new ArrayList<>();
        List<JsonObject> parts = subnet.objects("IpSubnets");
        for (int i = 0; i < parts.size(); i++) {
            Taken part = new Taken(parts.get(i), path + "IpSubnets[" + i + "].");
            JsonObject.Builder same = Json.object();
            part.carry(same, "ID", "IpAddressPrefix", "Flags", "State", "AdditionalParams");
            part.take("ObjectType");
            subnet.lost(part.unsaid());
            inner.add(same.build());
        }
        put(v2, "IpSubnets", inner);
        network.lost(subnet.unsaid());
        return v2.build();
    }

    static Conversion toV1(JsonObject document) {
        Taken network = new Taken(document, "");
        JsonObject.Builder v1 = Json.object();
        network.carry(v1, CARRIED);
        if (Tolerant.first(document, "Type").isEmpty()) {
            v1.put("Type", "NAT"); // v2 answers leave defaults out (hns-reference 2.0)
        }
        network.take("SchemaVersion");
        List<Json> policies = new ArrayList<>();
        List<JsonObject> written = network.objects("Policies");
        for (int i = 0; i < written.size(); i++) {
            if (!asKey(written.get(i), v1)) {
                PolicyShapes.toV1(true, written.get(i), network, "Policies[" + i + "]")
                        .ifPresent(policies::add);
            }
        }
        put(v1, "Policies", policies);
        pool(network, v1);
        DnsShapes.toV1(network, v1, false);
        List<Json> subnets = new ArrayList<>();
        List<JsonObject> ipams = network.objects("Ipams");
        for (int i = 0; i < ipams.size(); i++) {
            Taken ipam = new Taken(ipams.get(i), "Ipams[" + i + "].");
            if (!ipam.text("Type").equalsIgnoreCase("Dhcp")) {
                List<JsonObject> inIt = ipam.objects("Subnets");
                for (int j = 0; j < inIt.size(); j++) {
                    subnets.add(subnetToV1(inIt.get(j), ipam, "Ipams[" + i + "].Subnets[" + j + "]."));
                }
            } else if (ipams.size() > 1 || !isTransparent(document)) {
                ipam.lost("Type");
            }
            network.lost(ipam.unsaid());
        }
        put(v1, "Subnets", subnets);
        boolean dhcp = ipams.stream()
                .anyMatch(i -> Tolerant.text(i, "Type")
                        .filter("Dhcp"::equalsIgnoreCase)
                        .isPresent());
        if (subnets.isEmpty() && !dhcp && isTransparent(document)) {
            network.lost("Ipams"); // v1 says DHCP by having no subnets
        }
        layer(network, v1);
        return new Conversion(network.withOldWords(v1.build(), V1_ALREADY), network.unsaid());
    }

    /** Whether a policy is a key of the network in v1; then it has been put. */
    private static boolean asKey(JsonObject policy, JsonObject.Builder v1) {
        String type = Tolerant.text(policy, "Type").orElse("");
        for (Map.Entry<String, String[]> key : KEYS.entrySet()) {
            JsonObject settings = Tolerant.object(policy, "Settings").orElse(JsonObject.EMPTY);
            Optional<Json> value = Tolerant.first(settings, key.getValue()[1]);
            if (key.getValue()[0].equalsIgnoreCase(type) && value.isPresent() && settings.size() == 1) {
                v1.put(key.getKey(), value.get());
                return true;
            }
        }
        return false;
    }

    private static void pool(Taken network, JsonObject.Builder v1) {
        JsonObject pool = network.take("MacPool")
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .orElse(JsonObject.EMPTY);
        Taken taken = new Taken(pool, "MacPool.");
        List<JsonObject> ranges = taken.objects("Ranges");
        put(v1, "MacPools", List.copyOf(ranges));
        network.lost(taken.unsaid());
    }

    private static void layer(Taken network, JsonObject.Builder v1) {
        JsonObject health = network.take("Health")
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .orElse(JsonObject.EMPTY);
        Taken taken = new Taken(health, "Health.");
        JsonObject extra = taken.take("Extra")
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .orElse(JsonObject.EMPTY);
        Taken further = new Taken(extra, "Health.Extra.");
        further.rename(v1, "LayeredOn", "LayeredOn").rename(v1, "SwitchGuid", "SwitchGuid");
        network.lost(taken.unsaid());
        network.lost(further.unsaid());
    }

    private static JsonObject subnetToV1(JsonObject document, Taken owner, String path) {
        Taken subnet = new Taken(document, path);
        JsonObject.Builder v1 = Json.object();
        subnet.carry(v1, SUBNET_CARRIED);
        subnet.take("SchemaVersion");
        subnet.take("IpAddressPrefix").ifPresent(prefix -> v1.put("AddressPrefix", prefix));
        DnsShapes.gateways(subnet, v1, "GatewayAddress", "GatewayAddress");
        List<Json> policies = new ArrayList<>();
        List<JsonObject> written = subnet.objects("Policies");
        for (int i = 0; i < written.size(); i++) {
            Optional<JsonObject> isolation = PolicyShapes.isolationToV1(written.get(i));
            isolation.ifPresent(policies::add);
            if (isolation.isEmpty()) {
                subnet.lost("Policies[" + i + "]");
            }
        }
        put(v1, "Policies", policies);
        List<Json> inner = new ArrayList<>(subnet.objects("IpSubnets"));
        put(v1, "IpSubnets", inner);
        owner.lost(subnet.unsaid());
        return v1.build();
    }

    private static void put(JsonObject.Builder to, String key, List<? extends Json> values) {
        if (!values.isEmpty()) {
            to.put(key, new JsonArray(List.copyOf(values)));
        }
    }
}
