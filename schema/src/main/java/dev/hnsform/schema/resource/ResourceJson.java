package dev.hnsform.schema.resource;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonString;
import dev.hnsform.schema.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Resources as JSON and back: the form that plans and records keep. */
public final class ResourceJson {
    private ResourceJson() {}

    /** A resource as JSON: {@code address}, and where stated {@code labels}, {@code movedFrom}, {@code lifecycle}; {@code spec}. */
    public static JsonObject toJson(Resource resource) {
        return head(resource.head())
                .put("spec", FieldJson.toJson(resource.spec()))
                .build();
    }

    /** Writes the same as the next value of a text, without making it first. */
    public static void write(Resource resource, JsonWriter to) {
        to.beginObject().members(headToJson(resource.head())).name("spec");
        FieldJson.write(resource.spec(), to);
        to.endObject();
    }

    /** The same without {@code spec}. */
    public static JsonObject headToJson(Head head) {
        return head(head).build();
    }

    private static JsonObject.Builder head(Head head) {
        JsonObject.Builder object = Json.object().put("address", head.address().toString());
        if (!head.labels().isEmpty()) {
            JsonObject.Builder labels = Json.object();
            head.labels().forEach(labels::put);
            object.put("labels", labels.build());
        }
        if (!head.movedFrom().isEmpty()) {
            object.put(
                    "movedFrom",
                    Json.strings(head.movedFrom().stream()
                            .map(ResourceAddress::toString)
                            .toList()));
        }
        if (!head.lifecycle().values().isEmpty()) {
            object.put("lifecycle", FieldJson.toJson(head.lifecycle().values()));
        }
        return object;
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws JsonFormatException when the JSON is no resource; the message says where
     */
    public static Resource fromJson(JsonObject json, String where) {
        try {
            ResourceAddress address = ResourceAddress.parse(
                    json.string("address").orElseThrow(() -> new JsonFormatException(where + ": address is missing")));
            SortedMap<String, String> labels = new TreeMap<>();
            json.object("labels").orElse(JsonObject.EMPTY).forEach((key, value) -> {
                if (!(value instanceof JsonString text)) {
                    throw new JsonFormatException(where + ".labels." + key + ": a string is expected");
                }
                labels.put(key, text.value());
            });
            List<ResourceAddress> movedFrom = new ArrayList<>();
            json.array("movedFrom")
                    .ifPresent(list -> list.strings().forEach(t -> movedFrom.add(ResourceAddress.parse(t))));
            Lifecycle lifecycle = json.get("lifecycle")
                    .map(j -> new Lifecycle(FieldJson.fromJson(Lifecycle.TABLE, j, where + ".lifecycle")))
                    .orElse(Lifecycle.DEFAULT);
            Json spec = json.get("spec").orElseThrow(() -> new JsonFormatException(where + ": spec is missing"));
            return KindTable.make(
                    new Head(address, labels, movedFrom, lifecycle),
                    FieldJson.fromJson(KindTable.fields(address.kind()), spec, where + ".spec"));
        } catch (JsonFormatException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new JsonFormatException(where + ": " + e.getMessage());
        }
    }
}
