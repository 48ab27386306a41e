package dev.hnsform.hns.mapping;

import dev.hnsform.hns.document.HcnWords;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Endpoints in the other shape (hns-reference 2.4). */
final class EndpointShapes {
    private static final String[] CARRIED = {"ID", "Name", "Owner", "MacAddress", "Version", "State", "AdditionalParams"
    };
    private static final String REMOTE = "RemoteEndpoint";

    /** Keys of v1 that have been seen below a v2 header (document 85). */
    private static final List<String> V1_ALREADY = List.of(
            "VirtualNetwork",
            "IPAddress",
            "PrefixLength",
            "IPv6Address",
            "IPv6PrefixLength",
            "IPSubnetId",
            "GatewayAddress",
            "GatewayAddressV6",
            "DNSDomain",
            "DNSSuffix",
            "DNSServerList",
            "EncapOverhead",
            "IsRemoteEndpoint");

    private EndpointShapes() {}

    static Conversion toV2(JsonObject document) {
        Taken endpoint = new Taken(document, "");
        JsonObject.Builder v2 = Json.object();
        endpoint.carry(v2, CARRIED);
        endpoint.take("VirtualNetwork").ifPresent(id -> v2.put("HostComputeNetwork", id));
        namespaceToV2(endpoint, v2);
        List<Json> policies = new ArrayList<>();
        List<JsonObject> written = endpoint.objects("Policies");
        for (int i = 0; i < written.size(); i++) {
            PolicyShapes.toV2(false, written.get(i), endpoint, "Policies[" + i + "]")
                    .ifPresent(policies::add);
        }
        endpoint.take("EncapOverhead")
                .filter(value -> !Rewrite.saysNothing(value))
                .ifPresent(value -> policies.add(Json.object()
                        .put("Type", "EncapOverhead")
                        .put("Settings", Json.object().put("Overhead", value).build())
                        .build()));
        put(v2, "Policies", policies);
        List<Json> addresses = new ArrayList<>();
        address(endpoint, "IPAddress", "PrefixLength", "IPSubnetId", addresses);
        address(endpoint, "IPv6Address", "IPv6PrefixLength", "", addresses);
        put(v2, "IpConfigurations", addresses);
        DnsShapes.toV2(endpoint, v2);
        DnsShapes.routes(endpoint, v2, "GatewayAddress", "GatewayAddressV6");
        long flags =
                endpoint.take("Flags").flatMap(HcnWords.ENDPOINT_FLAGS::bits).orElse(0L);
        flags |= endpoint.bool("IsRemoteEndpoint") ? HcnWords.ENDPOINT_FLAGS.bit(REMOTE) : 0;
        flags |= endpoint.bool("DisableICC") ? HcnWords.ENDPOINT_FLAGS.bit("DisableInterComputeCommunication") : 0;
        flags |= endpoint.bool("EnableLowInterfaceMetric", "EnableLowMetric")
                ? HcnWords.ENDPOINT_FLAGS.bit("EnableLowInterfaceMetric")
                : 0;
        if (flags != 0) {
            v2.put("Flags", flags);
        }
        return new Conversion(v2.put("SchemaVersion", Schema.V2_0.json()).build(), endpoint.unsaid());
    }

    private static void namespaceToV2(Taken endpoint, JsonObject.Builder v2) {
        JsonObject namespace = endpoint.take("Namespace")
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .orElse(JsonObject.EMPTY);
        Taken taken = new Taken(namespace, "Namespace.");
        taken.take("ID").ifPresent(id -> v2.put("HostComputeNamespace", id));
        endpoint.lost(taken.unsaid());
    }

    private static void address(Taken endpoint, String key, String length, String subnet, List<Json> to) {
        String address = endpoint.text(key);
        if (address.isEmpty()) {
            return;
        }
        JsonObject.Builder configuration = Json.object().put("IpAddress", address);
        endpoint.rename(configuration, length, "PrefixLength");
        if (!subnet.isEmpty()) {
            endpoint.rename(configuration, subnet, "IpSubnetId");
        }
        to.add(configuration.build());
    }

    static Conversion toV1(JsonObject document) {
        Taken endpoint = new Taken(document, "");
        JsonObject.Builder v1 = Json.object();
        endpoint.carry(v1, CARRIED);
        endpoint.take("SchemaVersion");
        endpoint.take("HostComputeNetwork").ifPresent(id -> v1.put("VirtualNetwork", id));
        if (Tolerant.guid(document, "HostComputeNamespace").isPresent()) {
            endpoint.take("HostComputeNamespace")
                    .ifPresent(id ->
                            v1.put("Namespace", Json.object().put("ID", id).build()));
        } else {
            endpoint.take("HostComputeNamespace"); // of zeros: in none
        }
        List<Json> policies = new ArrayList<>();
        List<JsonObject> written = endpoint.objects("Policies");
        for (int i = 0; i < written.size(); i++) {
            if (!overhead(written.get(i), v1)) {
                PolicyShapes.toV1(false, written.get(i), endpoint, "Policies[" + i + "]")
                        .ifPresent(policies::add);
            }
        }
        put(v1, "Policies", policies);
        addresses(endpoint, v1);
        DnsShapes.toV1(endpoint, v1, true);
        DnsShapes.gateways(endpoint, v1, "GatewayAddress", "GatewayAddressV6");
        Optional<Long> flags = Tolerant.first(document, "Flags").flatMap(HcnWords.ENDPOINT_FLAGS::bits);
        endpoint.take("Flags").filter(value -> !Rewrite.saysNothing(value)).ifPresent(value -> v1.put("Flags", value));
        if ((flags.orElse(0L) & HcnWords.ENDPOINT_FLAGS.bit(REMOTE)) != 0) {
            v1.put("IsRemoteEndpoint", true);
        }
        return new Conversion(endpoint.withOldWords(v1.build(), V1_ALREADY), endpoint.unsaid());
    }

    private static boolean overhead(JsonObject policy, JsonObject.Builder v1) {
        Optional<Json> value = Tolerant.object(policy, "Settings").flatMap(s -> Tolerant.first(s, "Overhead"));
        Optional<Json> overhead = Tolerant.text(policy, "Type")
                .filter("EncapOverhead"::equalsIgnoreCase)
                .flatMap(type -> value);
        overhead.ifPresent(bytes -> v1.put("EncapOverhead", bytes));
        return overhead.isPresent();
    }

    private static void addresses(Taken endpoint, JsonObject.Builder v1) {
        List<JsonObject> configurations = endpoint.objects("IpConfigurations");
        boolean[] said = new boolean[2];
        for (int i = 0; i < configurations.size(); i++) {
            String path = "IpConfigurations[" + i + "]";
            Taken configuration = new Taken(configurations.get(i), path + ".");
            String address = configuration.text("IpAddress");
            int family = address.indexOf(':') >= 0 ? 1 : 0;
            if (address.isEmpty() || said[family]) {
                endpoint.lost(path);
                continue;
            }
            said[family] = true;
            v1.put(family == 1 ? "IPv6Address" : "IPAddress", address);
            configuration.rename(v1, "PrefixLength", family == 1 ? "IPv6PrefixLength" : "PrefixLength");
            if (family == 0) {
                configuration.rename(v1, "IpSubnetId", "IPSubnetId");
            }
            endpoint.lost(configuration.unsaid());
        }
    }

    private static void put(JsonObject.Builder to, String key, List<Json> values) {
        if (!values.isEmpty()) {
            to.put(key, new JsonArray(values));
        }
    }
}
