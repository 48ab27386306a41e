package dev.hnsform.hns.mapping;

import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonBoolean;
import dev.hnsform.schema.json.JsonNull;
import dev.hnsform.schema.json.JsonNumber;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonString;
import dev.hnsform.schema.net.Guid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Changes a document field by field: what says the same already stays as it is spelt, under whatever key and beside whatever else the document
 * holds. Values at their default are left out where they did not stand.
 */
final class Rewrite {
    private JsonObject document;

    Rewrite(JsonObject document) {
        this.document = document;
    }

    /** The document as it is now. */
    JsonObject document() {
        return document;
    }

    Rewrite text(String key, String before, String after) {
        return before.equals(after) ? this : put(key, Json.of(after), after.isEmpty());
    }

    Rewrite number(String key, long before, long after) {
        return before == after ? this : put(key, Json.of(after), after == 0);
    }

    Rewrite bool(String key, boolean before, boolean after) {
        return before == after ? this : put(key, Json.of(after), !after);
    }

    Rewrite guid(String key, Guid before, Guid after) {
        return before.equals(after) ? this : put(key, Json.of(after.toString()), after.isZero());
    }

    Rewrite list(String key, List<?> before, List<?> after, JsonArray value) {
        return before.equals(after) ? this : put(key, value, value.isEmpty());
    }

    private Rewrite put(String key, Json value, boolean isDefault) {
        Optional<String> there =
                document.keys().stream().filter(key::equalsIgnoreCase).findFirst();
        if (there.isPresent() || !isDefault) {
            document = document.with(there.orElse(key), value);
        }
        return this;
    }

    /** Copies what both shapes hold alike. */
    static JsonObject carried(JsonObject from, JsonObject to, List<String> keys) {
        JsonObject.Builder carried = JsonObject.builder();
        for (String key : keys) {
            from.getIgnoringCase(key).ifPresent(value -> carried.put(key, value));
        }
        to.forEach((key, value) -> {
            if (!keys.contains(key)) {
                carried.put(key, value);
            }
        });
        return carried.build();
    }

    /** The keys besides the known ones that say something. */
    static List<String> others(JsonObject document, String path, Set<String> known) {
        List<String> others = new ArrayList<>();
        document.forEach((key, value) -> {
            if (known.stream().noneMatch(key::equalsIgnoreCase) && !saysNothing(value)) {
                others.add(path + key);
            }
        });
        return others;
    }

    /** Whether a value is the default of its sort, through and through: HNS leaves those out of v2 answers (hns-reference 2.0). */
    static boolean saysNothing(Json value) {
        if (value instanceof JsonObject object) {
            return object.values().stream().allMatch(Rewrite::saysNothing);
        }
        if (value instanceof JsonArray array) {
            return array.isEmpty();
        }
        if (value instanceof JsonString text) {
            return text.value().isEmpty();
        }
        if (value instanceof JsonNumber number) {
            return number.asLong().filter(n -> n == 0).isPresent();
        }
        return value instanceof JsonBoolean bool ? !bool.value() : value instanceof JsonNull;
    }

    /** The ids of endpoints that a list names: ids in v2, paths in v1 (hns-reference 2.6); what is neither is left out. */
    static List<Guid> endpoints(JsonObject document) {
        List<Guid> ids = new ArrayList<>();
        Json list =
                Tolerant.first(document, "HostComputeEndpoints", "References").orElse(JsonArray.EMPTY);
        for (String text : Tolerant.texts(list).orElse(List.of())) {
            Guid.tryParse(text.substring(text.lastIndexOf('/') + 1)).ifPresent(ids::add);
        }
        return ids;
    }

    /** Endpoints as v1 names them. */
    static JsonArray references(List<Guid> endpoints) {
        return Json.strings(endpoints.stream().map(id -> "/endpoints/" + id).toList());
    }

    /** A v1 policy list is known by its references: it has them even when there are none. */
    static JsonObject asList(JsonObject list) {
        return list.has("References") ? list : list.with("References", JsonArray.EMPTY);
    }

    /** Endpoints as v2 names them. */
    static JsonArray ids(List<Guid> endpoints) {
        return Json.strings(endpoints.stream().map(Guid::toString).toList());
    }

    /** The list with the elements for which a new one is given in its place, and the rest of the new ones behind. */
    static JsonArray replaced(JsonObject document, String key, String type, List<JsonObject> fresh) {
        List<Json> elements = new ArrayList<>();
        int next = 0;
        for (JsonObject element : Tolerant.objects(document, key)) {
            if (!type.isEmpty() && !isOfType(element, type)) {
                elements.add(element);
            } else if (next < fresh.size()) {
                elements.add(fresh.get(next++));
            }
        }
        elements.addAll(fresh.subList(next, fresh.size()));
        return Json.array(elements);
    }

    /** The policies of a type. */
    static List<JsonObject> policies(JsonObject document, String type) {
        return Tolerant.objects(document, "Policies").stream()
                .filter(policy -> isOfType(policy, type))
                .toList();
    }

    private static boolean isOfType(JsonObject policy, String type) {
        return Tolerant.text(policy, "Type").filter(type::equalsIgnoreCase).isPresent();
    }
}
