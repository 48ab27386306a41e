package dev.hnsform.simulator.contract;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonString;
import dev.hnsform.schema.net.Guid;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What the names in a case stand for: {@code ${web}} is what an answer was bound to, else the id that belongs to the name. */
final class Symbols {
    private final Map<String, String> bound = new HashMap<>();

    /** The id of a name: the one bound, the one written, else one that follows from the name. */
    Guid id(String name) {
        String text = bound.getOrDefault(name, name);
        return Guid.tryParse(text)
                .orElseGet(() -> Guid.of(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))));
    }

    void bind(String name, Json value) {
        bound.put(name, value instanceof JsonString text ? text.value() : value.toString());
    }

    /** The value with names filled in. */
    Json resolved(Json value) {
        if (value instanceof JsonString text) {
            return Json.of(resolved(text.value()));
        }
        if (value instanceof JsonArray array) {
            return new JsonArray(array.stream().map(this::resolved).toList());
        }
        if (value instanceof JsonObject object) {
            JsonObject.Builder result = Json.object();
            object.forEach((key, member) -> result.put(key, resolved(member)));
            return result.build();
        }
        return value;
    }

    String resolved(String text) {
        int from = text.indexOf("${");
        int to = text.indexOf('}', from + 2);
        if (from < 0 || to < 0) {
            return text;
        }
        String name = text.substring(from + 2, to);
        String value = bound.containsKey(name) ? bound.get(name) : id(name).toString();
        return text.substring(0, from) + value + resolved(text.substring(to + 1));
    }
}
