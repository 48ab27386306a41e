package dev.hnsform.simulator.engine;

import dev.hnsform.hns.document.HcnWords;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonNull;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.schema.net.MacRange;
import dev.hnsform.simulator.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the parts of request documents: v2, with v1's names where HNS takes those too (hns-reference 1.1, 2.0). Unknown fields are ignored. */
final class Specs {
    private Specs() {}

    /** Id of a document; empty when it names none or zero. */
    static Optional<Guid> id(JsonObject document) {
        Optional<Json> id = Tolerant.first(document, "ID", "Id");
        if (id.isPresent()) {
            String text = Tolerant.text(id.get()).orElse("");
            if (!text.isEmpty() && Guid.tryParse(text).isEmpty()) {
                throw Rule.NOT_A_GUID.about(text);
            }
        }
        return Tolerant.guid(document, "ID", "Id");
    }

    static String text(JsonObject document, String key) {
        Optional<Json> value = Tolerant.first(document, key);
        if (value.isEmpty()) {
            return "";
        }
        return Tolerant.text(value.get()).orElseGet(() -> {
            if (value.get() instanceof JsonObject || value.get() instanceof JsonArray) {
                throw Rule.WRONG_VALUE.about(key);
            }
            return "";
        });
    }

    /** The type of a network, canonical; NAT when left out, since NAT is 0. */
    static String networkType(JsonObject document) {
        Optional<Json> type = Tolerant.first(document, "Type");
        if (type.isEmpty()) {
            return "NAT";
        }
        return HcnWords.NETWORK_MODE
                .label(type.get())
                .orElseThrow(() -> Rule.UNKNOWN_NETWORK_TYPE.about(type.get().toString()));
    }

    static long flags(JsonObject document, dev.hnsform.hns.document.FlagTable table) {
        return Tolerant.first(document, "Flags")
                .map(json -> table.bits(json).orElseThrow(() -> Rule.WRONG_VALUE.about("Flags " + json)))
                .orElse(0L);
    }

    /** Policies as {@code {Type, Settings}} with the canonical type; v1's flat ones are wrapped. Empty objects stay empty. */
    static List<JsonObject> policies(JsonObject document, dev.hnsform.hns.document.WordTable types) {
        List<JsonObject> policies = new ArrayList<>();
        for (JsonObject policy : Tolerant.objects(document, "Policies")) {
            policies.add(policy.isEmpty() ? policy : policy(policy, types));
        }
        return policies;
    }

    static JsonObject policy(JsonObject policy, dev.hnsform.hns.document.WordTable types) {
        Json type =
                Tolerant.first(policy, "Type").orElseThrow(() -> Rule.INVALID_POLICY.about("a policy without Type"));
        String label = types.label(type).orElseThrow(() -> Rule.UNKNOWN_POLICY_TYPE.about(type.toString()));
        JsonObject settings = Tolerant.object(policy, "Settings").orElse(JsonObject.EMPTY);
        return Json.object()
                .put("Type", label)
                .put("Settings", withoutNulls(settings))
                .build();
    }

    static JsonObject withoutNulls(JsonObject object) {
        boolean clean = true;
        for (Json value : object.values()) {
            clean &= !(value instanceof JsonNull);
        }
        if (clean) {
            return object;
        }
        JsonObject.Builder builder = Json.object();
        object.forEach((key, value) -> {
            if (!(value instanceof JsonNull)) {
                builder.put(key, value);
            }
        });
        return builder.build();
    }

    static String typeOf(JsonObject policy) {
        return policy.string("Type").orElse("");
    }

    static JsonObject settings(JsonObject policy) {
        return policy.object("Settings").orElse(JsonObject.EMPTY);
    }

    static List<MacRange> macPool(JsonObject document) {
        List<JsonObject> ranges = Tolerant.object(document, "MacPool")
                .map(pool -> Tolerant.objects(pool, "Ranges"))
                .orElseGet(() -> Tolerant.objects(document, "MacPools"));
        List<MacRange> pool = new ArrayList<>();
        for (JsonObject range : ranges) {
            Optional<MacAddress> first = MacAddress.tryParse(text(range, "StartMacAddress"));
            Optional<MacAddress> last = MacAddress.tryParse(text(range, "EndMacAddress"));
            if (first.isEmpty() || last.isEmpty() || first.get().compareTo(last.get()) > 0) {
                throw Rule.WRONG_VALUE.about("MacPool " + range);
            }
            pool.add(new MacRange(first.get(), last.get()));
        }
        return pool;
    }

    static Optional<JsonObject> dns(JsonObject document) {
        Optional<JsonObject> dns = Tolerant.object(document, "Dns");
        if (dns.isPresent()) {
            return dns.map(Specs::canonicalDns).filter(d -> !d.isEmpty());
        }
        JsonObject.Builder v1 = Json.object();
        String suffix = text(document, "DNSSuffix");
        if (!suffix.isEmpty()) {
            v1.put("Domain", suffix);
        }
        Tolerant.first(document, "DNSServerList")
                .flatMap(Tolerant::texts)
                .filter(l -> !l.isEmpty())
                .ifPresent(l -> v1.put("ServerList", Json.strings(l)));
        JsonObject built = v1.build();
        return built.isEmpty() ? Optional.empty() : Optional.of(built);
    }

    private static JsonObject canonicalDns(JsonObject dns) {
        JsonObject.Builder built = Json.object();
        String domain = text(dns, "Domain");
        if (!domain.isEmpty()) {
            built.put("Domain", domain);
        }
        for (String key : List.of("Search", "ServerList", "Options")) {
            Tolerant.first(dns, key)
                    .flatMap(Tolerant::texts)
                    .filter(l -> !l.isEmpty())
                    .ifPresent(l -> built.put(key, Json.strings(l)));
        }
        return built.build();
    }

    static String ipam(JsonObject document) {
        List<JsonObject> ipams = Tolerant.objects(document, "Ipams");
        if (ipams.isEmpty()) {
            return Tolerant.objects(document, "Subnets").isEmpty()
                            && networkType(document).equals("Transparent")
                    ? "Dhcp"
                    : "Static";
        }
        return Tolerant.first(ipams.get(0), "Type")
                .map(json -> HcnWords.IPAM_TYPE.label(json).orElseThrow(() -> Rule.WRONG_VALUE.about("Ipams " + json)))
                .orElse("Static");
    }

    static List<JsonObject> subnets(JsonObject document) {
        List<JsonObject> subnets = new ArrayList<>(Tolerant.objects(document, "Subnets"));
        Tolerant.objects(document, "Ipams").forEach(ipam -> subnets.addAll(Tolerant.objects(ipam, "Subnets")));
        return subnets;
    }

    /** Whether the prefix leaves the choice to HNS: {@code 0.0.0.0/0}, as dockerd writes it. */
    static boolean leavesPrefixOpen(JsonObject subnet) {
        String text = prefixText(subnet);
        return text.isEmpty() || text.equals("0.0.0.0/0");
    }

    static String prefixText(JsonObject subnet) {
        String text = text(subnet, "IpAddressPrefix");
        return text.isEmpty() ? text(subnet, "AddressPrefix") : text;
    }

    static IpPrefix prefix(String text) {
        Optional<IpPrefix> exact = IpPrefix.tryParse(text);
        if (exact.isPresent()) {
            return exact.get();
        }
        try {
            IpPrefix.parseMasking(text);
        } catch (IllegalArgumentException e) {
            throw Rule.NOT_A_PREFIX.about(text);
        }
        throw Rule.PREFIX_HOST_BITS.about(text);
    }

    static List<JsonObject> routes(JsonObject document, boolean ipv4) {
        List<JsonObject> routes = new ArrayList<>();
        for (JsonObject route : Tolerant.objects(document, "Routes")) {
            String hop = text(route, "NextHop");
            if (!hop.isEmpty() && IpAddress.tryParse(hop).isEmpty()) {
                throw Rule.NOT_AN_ADDRESS.about(hop);
            }
            JsonObject.Builder built = Json.object().put("NextHop", hop);
            built.put(
                    "DestinationPrefix",
                    prefix(text(route, "DestinationPrefix")).toString());
            long metric = Tolerant.number(route, "Metric").orElse(0L);
            if (metric != 0) {
                built.put("Metric", metric);
            }
            routes.add(built.build());
        }
        String gateway = text(document, "GatewayAddress");
        if (routes.isEmpty() && !gateway.isEmpty() && !gateway.equals("0.0.0.0")) {
            if (IpAddress.tryParse(gateway).isEmpty()) {
                throw Rule.NOT_AN_ADDRESS.about(gateway);
            }
            routes.add(Json.object()
                    .put("NextHop", gateway)
                    .put("DestinationPrefix", ipv4 ? "0.0.0.0/0" : "::/0")
                    .build());
        }
        return routes;
    }
}
