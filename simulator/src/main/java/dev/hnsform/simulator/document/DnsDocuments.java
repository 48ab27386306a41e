package dev.hnsform.simulator.document;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.simulator.model.Dns;
import java.util.Arrays;
import java.util.List;

/** DNS settings: {@code Dns} in v2, {@code DNSServerList} and {@code DNSSuffix} in v1. */
final class DnsDocuments {
    private DnsDocuments() {}

    /** The DNS of a network or endpoint document. */
    static Dns read(JsonObject document) {
        if (Fields.value(document, "Dns").isPresent()) {
            return readV2(Fields.object(document, "Dns"));
        }
        String servers = Fields.text(document, "DNSServerList");
        String domain = Fields.text(document, "DNSSuffix");
        return new Dns(domain, List.of(), split(servers), List.of());
    }

    /** The DNS of a {@code Dns} object. */
    static Dns readV2(JsonObject dns) {
        return new Dns(
                Fields.text(dns, "Domain"),
                Fields.texts(dns, "Search"),
                Fields.texts(dns, "ServerList"),
                Fields.texts(dns, "Options"));
    }

    private static List<String> split(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }

    /** The {@code Dns} object of an answer. */
    static JsonObject writeV2(Dns dns, boolean defaults) {
        JsonObject.Builder object = Json.object();
        if (defaults || !dns.domain().isEmpty()) {
            object.put("Domain", dns.domain());
        }
        put(object, "Search", dns.search(), defaults);
        put(object, "ServerList", dns.servers(), defaults);
        put(object, "Options", dns.options(), defaults);
        return object.build();
    }

    private static void put(JsonObject.Builder object, String key, List<String> values, boolean defaults) {
        if (defaults || !values.isEmpty()) {
            object.put(key, Json.strings(values));
        }
    }

    /** The v1 fields of an answer. */
    static void writeV1(Dns dns, JsonObject.Builder object) {
        if (!dns.servers().isEmpty()) {
            object.put("DNSServerList", String.join(",", dns.servers()));
        }
        if (!dns.domain().isEmpty()) {
            object.put("DNSSuffix", dns.domain());
        }
    }
}
