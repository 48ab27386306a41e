package dev.hnsform.hns.mapping;

import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import java.util.List;

/** DNS settings and gateways in the other shape: objects in v2, keys of the owner in v1, lists joined by commas (hns-reference 2.3, 2.4, 2.9). */
final class DnsShapes {
    private DnsShapes() {}

    static void toV2(Taken owner, JsonObject.Builder v2) {
        JsonObject.Builder dns = Json.object();
        String domain = owner.text("DNSDomain");
        if (!domain.isEmpty()) {
            dns.put("Domain", domain);
        }
        list(owner, "DNSSuffix", "Search", dns);
        list(owner, "DNSServerList", "ServerList", dns);
        JsonObject made = dns.build();
        if (!made.isEmpty()) {
            v2.put("Dns", made);
        }
    }

    private static void list(Taken owner, String from, String to, JsonObject.Builder dns) {
        List<String> texts = owner.take(from).flatMap(Tolerant::texts).orElse(List.of());
        if (!texts.isEmpty()) {
            dns.put(to, Json.strings(texts));
        }
    }

    /** Networks have no {@code DNSDomain} in v1. */
    static void toV1(Taken owner, JsonObject.Builder v1, boolean domain) {
        JsonObject dns = owner.take("Dns")
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .orElse(JsonObject.EMPTY);
        Taken taken = new Taken(dns, "Dns.");
        if (domain) {
            taken.rename(v1, "Domain", "DNSDomain");
        }
        joined(taken, "Search", "DNSSuffix", v1);
        joined(taken, "ServerList", "DNSServerList", v1);
        owner.lost(taken.unsaid());
    }

    private static void joined(Taken dns, String from, String to, JsonObject.Builder v1) {
        List<String> texts = dns.take(from).flatMap(Tolerant::texts).orElse(List.of());
        if (!texts.isEmpty()) {
            v1.put(to, String.join(",", texts));
        }
    }

    /** The route that a gateway is in v2. */
    static JsonObject toEverything(String gateway) {
        return Json.object()
                .put("NextHop", gateway)
                .put("DestinationPrefix", gateway.indexOf(':') >= 0 ? "::/0" : "0.0.0.0/0")
                .build();
    }

    /** The routes that are a gateway in v1, one of each family; others are lost. */
    static void gateways(Taken owner, JsonObject.Builder v1, String ipv4Key, String ipv6Key) {
        List<JsonObject> routes = owner.objects("Routes");
        boolean[] said = new boolean[2];
        for (int i = 0; i < routes.size(); i++) {
            Taken route = new Taken(routes.get(i), owner.at("Routes[" + i + "]."));
            String destination = route.text("DestinationPrefix");
            String nextHop = route.text("NextHop");
            int family = destination.equals("::/0") ? 1 : 0;
            boolean everything = family == 1 || destination.equals("0.0.0.0/0");
            boolean taken = said[family] || family == 1 && ipv6Key.equals(ipv4Key) && said[0];
            if (!everything || taken || nextHop.isEmpty()) {
                owner.lost("Routes[" + i + "]");
            } else {
                said[family] = true;
                v1.put(family == 1 ? ipv6Key : ipv4Key, nextHop);
                owner.lost(route.unsaid());
            }
        }
    }

    /** The routes of the gateways that v1 names. */
    static void routes(Taken owner, JsonObject.Builder v2, String... keys) {
        List<Json> routes = new java.util.ArrayList<>();
        for (String key : keys) {
            String gateway = owner.text(key);
            if (!gateway.isEmpty()) {
                routes.add(toEverything(gateway));
            }
        }
        if (!routes.isEmpty()) {
            v2.put("Routes", new JsonArray(routes));
        }
    }
}
