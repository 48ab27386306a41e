package dev.hnsform.hns.document;

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
import org.jspecify.annotations.Nullable;

/**
 * Reading of what a host may have written in several ways (hns-reference 7): keys in any case and under older names, null for absent, numbers
 * as text, one value for a list of one, a list as text with commas. Nothing here throws; what cannot be read is empty. {@code docs/hns-quirks.md} lists
 * what is known of that.
 */
public final class Tolerant {
    private Tolerant() {}

    /** The value of the first of these keys that has one other than null. */
    public static Optional<Json> first(JsonObject object, String... keys) {
        for (String key : keys) {
            Optional<Json> value = object.getIgnoringCase(key);
            if (value.isPresent() && !(value.get() instanceof JsonNull)) {
                return value;
            }
        }
        return Optional.empty();
    }

    /** A text that is not empty, or a number as text. */
    public static Optional<String> text(JsonObject object, String... keys) {
        return first(object, keys).flatMap(Tolerant::text);
    }

    /** A text that is not empty, or a number as text. */
    public static Optional<String> text(Json json) {
        String text = textOrNull(json);
        return text == null || text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static @Nullable String textOrNull(Json json) {
        if (json instanceof JsonString string) {
            return string.value();
        }
        return json instanceof JsonNumber number ? number.text() : null;
    }

    /** An integer, or a text that is one in decimal. */
    public static Optional<Long> number(JsonObject object, String... keys) {
        return first(object, keys).flatMap(Tolerant::number);
    }

    /** An integer, or a text that is one in decimal. */
    public static Optional<Long> number(Json json) {
        if (json instanceof JsonNumber number) {
            return number.asLong();
        }
        return json instanceof JsonString string ? decimal(string.value()) : Optional.empty();
    }

    /** True or false, as such, as text or as a number. */
    public static Optional<Boolean> bool(JsonObject object, String... keys) {
        return first(object, keys).flatMap(Tolerant::bool);
    }

    /** True or false, as such, as text or as a number. */
    public static Optional<Boolean> bool(Json json) {
        if (json instanceof JsonBoolean bool) {
            return Optional.of(bool.value());
        }
        if (json instanceof JsonString string) {
            if (string.value().equalsIgnoreCase("true")) {
                return Optional.of(Boolean.TRUE);
            }
            if (string.value().equalsIgnoreCase("false")) {
                return Optional.of(Boolean.FALSE);
            }
        }
        return number(json).map(n -> n != 0);
    }

    /** A GUID other than the one of zeros. */
    public static Optional<Guid> guid(JsonObject object, String... keys) {
        return text(object, keys).flatMap(Guid::tryParse).filter(id -> !id.isZero());
    }

    /** The object of a key. */
    public static Optional<JsonObject> object(JsonObject object, String... keys) {
        return first(object, keys).orElse(JsonNull.INSTANCE) instanceof JsonObject found
                ? Optional.of(found)
                : Optional.empty();
    }

    /** The objects in the list of a key, others left out; a single object counts as a list of one. */
    public static List<JsonObject> objects(JsonObject object, String... keys) {
        Json value = first(object, keys).orElse(JsonArray.EMPTY);
        if (value instanceof JsonArray array) {
            return array.isEmpty() ? List.of() : array.objects();
        }
        return value instanceof JsonObject one ? List.of(one) : List.of();
    }

    /** The texts in a list, or in a text that joins them by commas; empty ones left out. Empty when an element is no text or number. */
    public static Optional<List<String>> texts(Json json) {
        List<String> texts = new ArrayList<>();
        if (json instanceof JsonArray array) {
            for (Json element : array) {
                String text = textOrNull(element);
                if (text == null) {
                    return Optional.empty();
                }
                addUnlessEmpty(texts, text.strip());
            }
            return Optional.of(texts);
        }
        String text = textOrNull(json);
        if (text == null) {
            return Optional.empty();
        }
        int from = 0;
        for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', from)) {
            addUnlessEmpty(texts, text.substring(from, comma).strip());
            from = comma + 1;
        }
        addUnlessEmpty(texts, text.substring(from).strip());
        return Optional.of(texts);
    }

    private static void addUnlessEmpty(List<String> texts, String text) {
        if (!text.isEmpty()) {
            texts.add(text);
        }
    }

    /** The number that a text is in decimal, 0 to 10^18 - 1; empty when it is none. */
    public static Optional<Long> decimal(String text) {
        if (text.isEmpty() || text.length() > 18) {
            return Optional.empty();
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return Optional.empty();
            }
            value = value * 10 + (c - '0');
        }
        return Optional.of(value);
    }
}
