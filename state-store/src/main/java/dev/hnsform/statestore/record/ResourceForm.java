package dev.hnsform.statestore.record;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.recorded.RecordedResource;
import dev.hnsform.schema.recorded.Tombstone;
import dev.hnsform.schema.resource.KindTable;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.schema.resource.ResourceJson;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Recorded resources and tombstones as JSON and back. What is as usual (not moved, not adopted, nothing decided) is left out. */
final class ResourceForm {
    private static final Set<String> RESOURCE_KEYS = Set.of(
            "resource", "id", "bornAs", "generation", "adopted", "decided", "unmanagedTypes", "attachmentUnseen");
    private static final Set<String> TOMBSTONE_KEYS = Set.of("address", "id");

    private ResourceForm() {}

    static JsonObject toJson(RecordedResource recorded) {
        JsonObject.Builder json = Json.object()
                .put("resource", ResourceJson.toJson(recorded.applied()))
                .put("id", recorded.id().toString());
        if (!recorded.bornAs().equals(recorded.address())) {
            json.put("bornAs", recorded.bornAs().toString());
        }
        json.put("generation", recorded.generation());
        if (recorded.adopted()) {
            json.put("adopted", true);
        }
        if (!recorded.decided().isEmpty()) {
            json.put("decided", FieldJson.toJson(recorded.decided()));
        }
        if (!recorded.unmanagedTypes().isEmpty()) {
            json.put("unmanagedTypes", Json.strings(recorded.unmanagedTypes()));
        }
        if (recorded.isAttachmentUnseen()) {
            json.put("attachmentUnseen", true);
        }
        return json.build();
    }

    static RecordedResource resource(JsonObject json, String where) {
        Members members = new Members(json, where, RESOURCE_KEYS);
        Resource applied = ResourceJson.fromJson(members.object("resource"), where + ".resource");
        FieldTable table = KindTable.fields(applied.address().kind());
        FieldValues decided = json.get("decided")
                .map(d -> FieldJson.fromJson(table, d, where + ".decided"))
                .orElseGet(() -> FieldValues.none(table));
        ResourceAddress bornAs = members.optionalText("bornAs")
                .map(text -> address(text, where + ".bornAs"))
                .orElse(applied.address());
        long generation = members.integer("generation");
        if (generation < 0 || generation > 255) {
            throw new JsonFormatException(where + ".generation: " + generation + " is not in 0..255");
        }
        return new RecordedResource(
                applied,
                guid(members.text("id"), where + ".id"),
                bornAs,
                (int) generation,
                members.flag("adopted"),
                decided,
                members.texts("unmanagedTypes"),
                members.flag("attachmentUnseen"));
    }

    static JsonObject toJson(Tombstone tombstone) {
        return Json.object()
                .put("address", tombstone.address().toString())
                .put("id", tombstone.id().toString())
                .build();
    }

    static Tombstone tombstone(JsonObject json, String where) {
        Members members = new Members(json, where, TOMBSTONE_KEYS);
        return new Tombstone(
                address(members.text("address"), where + ".address"), guid(members.text("id"), where + ".id"));
    }

    static Guid guid(String text, String where) {
        return Guid.tryParse(text).orElseThrow(() -> new JsonFormatException(where + ": a GUID is expected"));
    }

    private static ResourceAddress address(String text, String where) {
        try {
            return ResourceAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw new JsonFormatException(where + ": " + e.getMessage());
        }
    }

    /** Strict access to the members of an object. */
    record Members(JsonObject json, String where) {
        Members(JsonObject json, String where, Set<String> known) {
            this(json, where);
            json.keys().stream().filter(key -> !known.contains(key)).findFirst().ifPresent(key -> {
                throw new JsonFormatException(where + ": \"" + key + "\" is not known here");
            });
        }

        JsonObject object(String key) {
            return json.object(key).orElseThrow(() -> expected(key, "an object"));
        }

        String text(String key) {
            return json.string(key).orElseThrow(() -> expected(key, "a string"));
        }

        Optional<String> optionalText(String key) {
            return json.has(key) ? Optional.of(text(key)) : Optional.empty();
        }

        long integer(String key) {
            return json.integer(key).orElseThrow(() -> expected(key, "an integer"));
        }

        boolean flag(String key) {
            return json.has(key) && json.bool(key).orElseThrow(() -> expected(key, "true or false"));
        }

        List<String> texts(String key) {
            if (!json.has(key)) {
                return List.of();
            }
            return json.array(key)
                    .filter(array -> array.strings().size() == array.size())
                    .orElseThrow(() -> expected(key, "a list of strings"))
                    .strings();
        }

        private JsonFormatException expected(String key, String form) {
            return new JsonFormatException(where + "." + key + ": " + form + " is expected");
        }
    }
}
