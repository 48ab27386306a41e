package dev.hnsform.hns.mapping;

import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.resource.Dns;
import java.util.List;
import java.util.Optional;

/** The {@code Dns} document (hns-reference 2.3); v1 holds the same in keys of the object itself, lists joined by commas. */
final class DnsDocuments {
    private static final List<Row<?>> ROWS = List.of(
            Row.of(Dns.DOMAIN, "Domain", Codecs.text(Dns.DOMAIN.shape())).older("DNSDomain"),
            Row.of(Dns.SEARCH, "Search", Codecs.array(Dns.SEARCH.shape()))
                    .older("DNSSuffix")
                    .absentMeans(List.of()),
            Row.of(Dns.SERVERS, "ServerList", Codecs.array(Dns.SERVERS.shape()))
                    .older("DNSServerList")
                    .absentMeans(List.of()),
            Row.of(Dns.OPTIONS, "Options", Codecs.array(Dns.OPTIONS.shape())).absentMeans(List.of()));

    private static final Dns NONE = read(ROWS, JsonObject.EMPTY);

    private DnsDocuments() {}

    private static Dns read(List<Row<?>> rows, JsonObject document) {
        return new Dns(
                Row.read(rows, document, FieldValues.builder(Dns.SHAPE.table())).build());
    }

    static JsonObject write(Dns dns) {
        return Row.write(ROWS, dns.values(), Json.object()).build();
    }

    /** The DNS settings of a network or an endpoint, v2 or v1; a document without any has empty ones. */
    static Dns read(JsonObject owner) {
        Optional<JsonObject> v2 = Tolerant.object(owner, "Dns");
        if (v2.isEmpty()
                && Tolerant.first(owner, "DNSDomain", "DNSSuffix", "DNSServerList")
                        .isEmpty()) {
            return NONE; // as most endpoints of a large host have it
        }
        return read(ROWS, v2.orElse(owner));
    }
}
