package dev.hnsform.hns.document;

import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import java.util.Optional;

/** HostComputeQuery documents (hns-reference 2.1). */
public final class QueryDocuments {
    private static final FlagTable FLAGS = FlagTable.of("query flag", "Detailed");

    private QueryDocuments() {}

    /** The document of a query. */
    public static JsonObject write(HostQuery query) {
        JsonObject.Builder document = Json.object()
                .put(
                        "SchemaVersion",
                        Json.object()
                                .put("Major", query.major())
                                .put("Minor", query.minor())
                                .build())
                .put("Flags", query.detailed() ? 1 : 0);
        query.filter()
                .ifPresent(filter -> document.put("Filter", filter.toString())); // JSON in a string, as HNS wants it
        return document.build();
    }

    /**
     * The query of a text: empty, {@code {}} and a query without a schema version ask for the v1 shape.
     *
     * @throws JsonFormatException when the text, or the filter in it, is not a JSON object
     */
    public static HostQuery parse(String text) {
        if (text.isBlank()) {
            return HostQuery.V1;
        }
        if (JsonReader.parse(text) instanceof JsonObject document) {
            return read(document);
        }
        throw new JsonFormatException("a query is a JSON object");
    }

    /**
     * The query of a document.
     *
     * @throws JsonFormatException when the filter in it is not a JSON object
     */
    public static HostQuery read(JsonObject document) {
        Optional<JsonObject> version = Tolerant.object(document, "SchemaVersion");
        int major = version.flatMap(v -> Tolerant.number(v, "Major"))
                .filter(n -> n <= 99)
                .orElse(1L)
                .intValue();
        int minor = version.flatMap(v -> Tolerant.number(v, "Minor"))
                .filter(n -> n <= 999)
                .orElse(0L)
                .intValue();
        boolean detailed = Tolerant.first(document, "Flags")
                .flatMap(FLAGS::bits)
                .filter(bits -> (bits & 1) != 0)
                .isPresent();
        return new HostQuery(Math.max(major, 1), minor, detailed, filter(document));
    }

    private static Optional<JsonObject> filter(JsonObject document) {
        Optional<Json> json = Tolerant.first(document, "Filter");
        if (json.isEmpty()) {
            return Optional.empty();
        }
        Json filter = json.get() instanceof JsonObject inline
                ? inline
                : JsonReader.parse(Tolerant.text(json.get()).orElse("{}"));
        if (filter instanceof JsonObject object) {
            return object.isEmpty() ? Optional.empty() : Optional.of(object);
        }
        throw new JsonFormatException("Filter: a JSON object is expected");
    }
}
