package dev.hnsform.planner.plan;

import dev.hnsform.planner.change.FieldChange;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Differing fields as JSON and back. */
final class FieldChangeForm {
    private static final Set<String> KEYS = Set.of("path", "before", "after", "effect");

    private FieldChangeForm() {}

    private static String label(FieldChange.Effect effect) {
        return switch (effect) {
            case IN_PLACE -> "inPlace";
            case REPLACES -> "replaces";
            case RECORD_ONLY -> "recordOnly";
        };
    }

    static JsonArray write(List<FieldChange> fields) {
        List<Json> list = new ArrayList<>(fields.size());
        for (FieldChange field : fields) {
            JsonObject.Builder json = Json.object().put("path", field.path());
            field.before().ifPresent(v -> json.put("before", v));
            field.after().ifPresent(v -> json.put("after", v));
            list.add(json.put("effect", label(field.effect())).build());
        }
        return new JsonArray(list);
    }

    static List<FieldChange> read(JsonArray array, String where) {
        List<FieldChange> fields = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            Fields json = Fields.of(array.get(i), where + "[" + i + "]", KEYS);
            fields.add(new FieldChange(
                    json.string("path"),
                    json.find("before"),
                    json.find("after"),
                    json.choice("effect", FieldChange.Effect.values(), FieldChangeForm::label)));
        }
        return fields;
    }
}
