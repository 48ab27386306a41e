package dev.hnsform.hns.mapping;

import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A document that is said in another shape: what is taken of it has been said, the rest that says anything has not. */
final class Taken {
    private final JsonObject document;
    private final String path;
    private final Set<String> taken = new HashSet<>();
    private final List<String> further = new ArrayList<>();

    Taken(JsonObject document, String path) {
        this.document = document;
        this.path = path;
    }

    /** The value of the first of these keys that is there and not null, in any case; only that key is taken. */
    Optional<Json> take(String... keys) {
        for (String key : keys) {
            Optional<Json> value = Tolerant.first(document, key);
            if (value.isPresent()) {
                mark(key);
                return value;
            }
        }
        return Optional.empty();
    }

    private void mark(String key) {
        document.keys().stream().filter(key::equalsIgnoreCase).forEach(taken::add);
    }

    /** A text, empty where there is none. */
    String text(String... keys) {
        return take(keys).flatMap(Tolerant::text).orElse("");
    }

    boolean bool(String... keys) {
        return take(keys).flatMap(Tolerant::bool).orElse(false);
    }

    /** The objects of a list, taken as a whole. */
    List<JsonObject> objects(String key) {
        Json value = take(key).orElse(JsonArray.EMPTY);
        return value instanceof JsonArray array
                ? array.objects()
                : value instanceof JsonObject one ? List.of(one) : List.of();
    }

    /** Puts these keys into the other document as they are. */
    Taken carry(JsonObject.Builder to, String... keys) {
        for (String key : keys) {
            take(key).ifPresent(value -> to.put(key, value));
        }
        return this;
    }

    /** Puts a value under another name. */
    Taken rename(JsonObject.Builder to, String from, String name) {
        take(from).filter(value -> !Rewrite.saysNothing(value)).ifPresent(value -> to.put(name, value));
        return this;
    }

    /** The v1 document with what is in v1's words here already, where it does not say that itself. */
    JsonObject withOldWords(JsonObject v1, List<String> keys) {
        JsonObject.Builder all = JsonObject.builder();
        v1.forEach(all::put);
        for (String key : keys) {
            if (!v1.has(key)) {
                take(key).ifPresent(value -> all.put(key, value));
            }
        }
        return all.build();
    }

    /** Something below cannot be said. */
    void lost(String below) {
        further.add(path + below);
    }

    void lost(List<String> paths) {
        further.addAll(paths);
    }

    /** Where a part of this document stands. */
    String at(String below) {
        return path + below;
    }

    /** Everything that was not said. */
    List<String> unsaid() {
        List<String> unsaid = new ArrayList<>();
        document.forEach((key, value) -> {
            if (!taken.contains(key) && !Rewrite.saysNothing(value)) {
                unsaid.add(path + key);
            }
        });
        unsaid.addAll(further);
        return unsaid;
    }
}
