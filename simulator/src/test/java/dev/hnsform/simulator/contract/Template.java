package dev.hnsform.simulator.contract;

import dev.hnsform.hns.published.PublishedCorpus;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonNull;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fills in what a case leaves to a table or to a named document: {@code {{name}}} takes a variable's value, as it is where it stands alone; a member
 * whose value is a variable that is null or not there is left out. An object with {@code ~from} is a named document, with the variables in
 * {@code ~with} filled in, the members in {@code ~without} left out and its other members put; {@code ~published} is a published document.
 */
final class Template {
    private final JsonObject documents;

    Template(JsonObject documents) {
        this.documents = documents;
    }

    /** The object with variables filled in. */
    JsonObject filled(JsonObject object, JsonObject variables) {
        JsonObject.Builder result = Json.object();
        object.forEach((key, value) -> filled(value, variables).ifPresent(v -> result.put(text(key, variables), v)));
        return result.build();
    }

    private Optional<Json> filled(Json value, JsonObject variables) {
        if (value instanceof JsonObject object) {
            return Optional.of(filled(object, variables));
        }
        if (value instanceof JsonArray array) {
            List<Json> values = new ArrayList<>();
            array.forEach(element -> filled(element, variables).ifPresent(values::add));
            return Optional.of(new JsonArray(values));
        }
        if (value instanceof JsonString text) {
            String content = text.value();
            boolean alone = content.startsWith("{{") && content.indexOf("}}") == content.length() - 2;
            if (alone) {
                return variables.get(content.substring(2, content.length() - 2)).filter(v -> !(v instanceof JsonNull));
            }
            return Optional.of(Json.of(text(content, variables)));
        }
        return Optional.of(value);
    }

    private static String text(String text, JsonObject variables) {
        int from = text.indexOf("{{");
        int to = text.indexOf("}}", from + 2);
        if (from < 0 || to < 0) {
            return text;
        }
        Json value = variables.get(text.substring(from + 2, to)).orElse(Json.of(""));
        String filled = value instanceof JsonString string ? string.value() : value.toString();
        return text.substring(0, from) + filled + text(text.substring(to + 2), variables);
    }

    /** The value with named documents in their places. */
    Json expanded(Json value) {
        if (value instanceof JsonArray array) {
            return new JsonArray(array.stream().map(this::expanded).toList());
        }
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        if (object.has("~published")) {
            return put((JsonObject) PublishedCorpus.document(word(object, "~published")), object);
        }
        return object.has("~from") ? put(named(object), object) : members(object);
    }

    private JsonObject members(JsonObject object) {
        JsonObject.Builder result = Json.object();
        object.forEach((key, member) -> result.put(key, expanded(member)));
        return result.build();
    }

    /** A document by its name. */
    JsonObject named(String name) {
        return (JsonObject) expanded(documents
                .object(name)
                .map(document -> filled(document, JsonObject.EMPTY))
                .orElseThrow(() -> new ContractException("there is no document \"" + name + "\"")));
    }

    private JsonObject named(JsonObject use) {
        String name = word(use, "~from");
        JsonObject document = documents
                .object(name)
                .orElseThrow(() -> new ContractException("there is no document \"" + name + "\""));
        return (JsonObject) expanded(filled(document, use.object("~with").orElse(JsonObject.EMPTY)));
    }

    private JsonObject put(JsonObject document, JsonObject use) {
        JsonObject result = document;
        for (String key : use.array("~without").orElse(JsonArray.EMPTY).strings()) {
            result = result.without(key);
        }
        for (var member : use.entries()) {
            if (!member.getKey().startsWith("~")) {
                result = result.with(member.getKey(), expanded(member.getValue()));
            }
        }
        return result;
    }

    private static String word(JsonObject object, String key) {
        return object.string(key).orElseThrow(() -> new ContractException(key + " is no text in " + object));
    }
}
