package dev.hnsform.hns.document;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import java.util.Optional;

/**
 * What comes with a notification, {@code NotificationBase} (hns-reference 4).
 *
 * @param id {@code ID} as it is written; absent when there is none
 * @param flags {@code Flags}: of a network its NetworkFlags (inf)
 * @param data {@code Data}, from schema 2.2 on; its form differs by type
 */
public record NotificationDocument(Optional<String> id, Optional<Long> flags, Optional<Json> data) {
    private static final NotificationDocument NONE =
            new NotificationDocument(Optional.empty(), Optional.empty(), Optional.empty());

    /** Reads a document; whatever is no JSON object holds nothing. */
    public static NotificationDocument read(String text) {
        if (text.isBlank()) {
            return NONE;
        }
        try {
            if (JsonReader.parse(text) instanceof JsonObject object) {
                return new NotificationDocument(
                        Tolerant.text(object, "ID"), Tolerant.number(object, "Flags"), Tolerant.first(object, "Data"));
            }
        } catch (JsonFormatException e) {
            return NONE;
        }
        return NONE;
    }

    /** A document without {@code Data}. */
    public static String write(String id, long flags) {
        return Json.object().put("ID", id).put("Flags", flags).build().toString();
    }

    /** A document with {@code Data}. */
    public static String write(String id, long flags, JsonObject data) {
        return Json.object()
                .put("ID", id)
                .put("Flags", flags)
                .put("Data", data)
                .build()
                .toString();
    }
}
