package dev.hnsform.simulator.document;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonBoolean;
import dev.hnsform.schema.json.JsonNull;
import dev.hnsform.schema.json.JsonNumber;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonString;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.simulator.rule.Rule;
import java.util.List;
import java.util.Optional;

/**
 * Reads fields of a request as HNS does: absent, {@code null} and the default are one; a value of another JSON type is refused. Unknown fields
 * are never looked at (hns-reference 2.0).
 */
public final class Fields {
    private Fields() {}

    /** The value of a field, unless it is null. */
    public static Optional<Json> value(JsonObject object, String key) {
        return object.get(key).filter(v -> !(v instanceof JsonNull));
    }

    /** A text, or empty. */
    public static String text(JsonObject object, String key) {
        Json value = value(object, key).orElse(null);
        if (value == null) {
            return "";
        }
        if (value instanceof JsonString text) {
            return text.value();
        }
        throw wrong(key, value);
    }

    /** A number from 0 on, or 0. */
    public static long number(JsonObject object, String key) {
        Json value = value(object, key).orElse(null);
        if (value == null) {
            return 0;
        }
        if (value instanceof JsonNumber number && number.isLong() && number.longValue() >= 0) {
            return number.longValue();
        }
        throw wrong(key, value);
    }

    /** True or false, or false. */
    public static boolean bool(JsonObject object, String key) {
        Json value = value(object, key).orElse(null);
        if (value == null) {
            return false;
        }
        if (value instanceof JsonBoolean bool) {
            return bool.value();
        }
        throw wrong(key, value);
    }

    /** A list of objects, or an empty one. */
    public static List<JsonObject> objects(JsonObject object, String key) {
        Json value = value(object, key).orElse(null);
        if (value == null) {
            return List.of();
        }
        if (value instanceof JsonArray array && array.objects().size() == array.size()) {
            return array.objects();
        }
        throw wrong(key, value);
    }

    /** A list of texts, or an empty one. */
    public static List<String> texts(JsonObject object, String key) {
        Json value = value(object, key).orElse(null);
        if (value == null) {
            return List.of();
        }
        if (value instanceof JsonArray array && array.strings().size() == array.size()) {
            return array.strings();
        }
        throw wrong(key, value);
    }

    /** An object, or an empty one. */
    public static JsonObject object(JsonObject object, String key) {
        Json value = value(object, key).orElse(null);
        if (value == null) {
            return JsonObject.EMPTY;
        }
        if (value instanceof JsonObject found) {
            return found;
        }
        throw wrong(key, value);
    }

    /** A GUID; absent, empty and zero are none. */
    public static Optional<Guid> guid(JsonObject object, String key) {
        String text = text(object, key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Guid guid = Guid.tryParse(text).orElseThrow(() -> Rule.NOT_A_GUID.about(key + " \"" + text + "\""));
        return Optional.of(guid).filter(g -> !g.isZero());
    }

    /** The object's {@code ID}, also written {@code Id} (hns-reference 2.0). */
    public static Optional<Guid> id(JsonObject object) {
        return object.has("ID") ? guid(object, "ID") : guid(object, "Id");
    }

    /** An address, or none when the text is empty. */
    public static Optional<IpAddress> address(JsonObject object, String key) {
        String text = text(object, key);
        return text.isEmpty() ? Optional.empty() : Optional.of(parseAddress(key, text));
    }

    /** The address of a text. */
    public static IpAddress parseAddress(String key, String text) {
        return IpAddress.tryParse(text).orElseThrow(() -> Rule.NOT_AN_ADDRESS.about(key + " \"" + text + "\""));
    }

    /** The prefix of a text: strict about host bits. */
    public static IpPrefix parsePrefix(String key, String text) {
        return IpPrefix.tryParse(text).orElseThrow(() -> {
            int slash = text.indexOf('/');
            boolean shaped =
                    slash > 0 && IpAddress.tryParse(text.substring(0, slash)).isPresent() && isLength(text, slash);
            return (shaped ? Rule.PREFIX_HOST_BITS : Rule.NOT_A_PREFIX).about(key + " \"" + text + "\"");
        });
    }

    private static boolean isLength(String text, int slash) {
        String digits = text.substring(slash + 1);
        boolean ipv6 = text.indexOf(':') >= 0;
        return digits.matches("[0-9]{1,3}") && Integer.parseInt(digits) <= (ipv6 ? 128 : 32);
    }

    /** A MAC address, or none when the text is empty. */
    public static Optional<MacAddress> mac(JsonObject object, String key) {
        String text = text(object, key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                MacAddress.tryParse(text).orElseThrow(() -> Rule.WRONG_VALUE.about(key + " \"" + text + "\"")));
    }

    private static RuntimeException wrong(String key, Json value) {
        String text = value.toString();
        return Rule.WRONG_VALUE.about(key + " " + (text.length() > 60 ? text.substring(0, 60) + "…" : text));
    }
}
