package dev.hnsform.planner.plan;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonNull;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonString;
import dev.hnsform.schema.net.Guid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the members of an object strictly: everything that is there must be known, and of the right form. */
final class Fields {
    private final JsonObject object;
    private final String where;

    private Fields(JsonObject object, String where) {
        this.object = object;
        this.where = where;
    }

    static Fields of(Json json, String where, Set<String> known) {
        if (!(json instanceof JsonObject object)) {
            throw new JsonFormatException(where + ": an object is expected");
        }
        for (String key : object.keys()) {
            if (!known.contains(key)) {
                throw new JsonFormatException(where + ": \"" + key + "\" does not belong here");
            }
        }
        return new Fields(object, where);
    }

    String where() {
        return where;
    }

    String at(String key) {
        return where + "." + key;
    }

    boolean has(String key) {
        return object.has(key);
    }

    Optional<Json> find(String key) {
        return object.get(key);
    }

    /** The value; null counts as absent. */
    Optional<Json> present(String key) {
        return object.get(key).filter(j -> !(j instanceof JsonNull));
    }

    Json json(String key) {
        return object.get(key).orElseThrow(() -> new JsonFormatException(where + ": \"" + key + "\" is missing"));
    }

    String string(String key) {
        if (json(key) instanceof JsonString text) {
            return text.value();
        }
        throw new JsonFormatException(at(key) + ": a string is expected");
    }

    Optional<String> findString(String key) {
        return has(key) ? Optional.of(string(key)) : Optional.empty();
    }

    boolean bool(String key) {
        json(key);
        return object.bool(key).orElseThrow(() -> new JsonFormatException(at(key) + ": true or false is expected"));
    }

    boolean flag(String key) {
        return has(key) && bool(key);
    }

    long integer(String key) {
        json(key);
        return object.integer(key).orElseThrow(() -> new JsonFormatException(at(key) + ": a whole number is expected"));
    }

    Guid guid(String key) {
        return parsed(key, Guid::parse);
    }

    ResourceAddress address(String key) {
        return parsed(key, ResourceAddress::parse);
    }

    <T> T parsed(String key, Function<String, T> parser) {
        String text = string(key);
        try {
            return parser.apply(text);
        } catch (JsonFormatException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new JsonFormatException(at(key) + ": " + e.getMessage());
        }
    }

    JsonArray array(String key) {
        if (json(key) instanceof JsonArray array) {
            return array;
        }
        throw new JsonFormatException(at(key) + ": a list is expected");
    }

    List<Json> list(String key) {
        return has(key) ? array(key).values() : List.of();
    }

    List<String> strings(String key) {
        List<String> texts = new ArrayList<>();
        for (Json json : list(key)) {
            if (!(json instanceof JsonString text)) {
                throw new JsonFormatException(at(key) + ": a list of strings is expected");
            }
            texts.add(text.value());
        }
        return texts;
    }

    <T> T choice(String key, T[] choices, Function<T, String> label) {
        String text = string(key);
        List<String> labels = new ArrayList<>();
        for (T choice : choices) {
            if (label.apply(choice).equals(text)) {
                return choice;
            }
            labels.add(label.apply(choice));
        }
        throw new JsonFormatException(at(key) + ": \"" + text + "\" is none of " + String.join(", ", labels));
    }
}
