package dev.hnsform.planner.plan;

import dev.hnsform.planner.change.Drift;
import dev.hnsform.planner.change.FieldChange;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import java.util.List;
import java.util.Set;

/** Drift as members of {@code resource_drift}; {@code before} and {@code after} hold the differing fields alone, by their paths. */
final class DriftForm {
    private static final Set<String> KEYS = Set.of("address", "mode", "type", "name", "index", "change", "hnsform");
    private static final Set<String> CHANGE_KEYS = Set.of("actions", "before", "after");
    private static final Set<String> OWN_KEYS = Set.of("id", "kind", "fields", "detail");

    private DriftForm() {}

    static Json write(Drift drift) {
        JsonObject.Builder json = Json.object().put("address", drift.address().toString());
        ChangeForm.place(json, drift.address());
        JsonObject.Builder before = Json.object();
        JsonObject.Builder after = Json.object();
        for (FieldChange field : drift.fields()) {
            field.before().ifPresent(v -> before.put(field.path(), v));
            field.after().ifPresent(v -> after.put(field.path(), v));
        }
        boolean gone = drift.kind() == Drift.Kind.MISSING;
        json.put(
                "change",
                Json.object()
                        .put("actions", actions(drift))
                        .put("before", before.build())
                        .put("after", gone ? Json.ofNull() : after.build())
                        .build());
        JsonObject.Builder own = Json.object()
                .put("id", drift.id().toString())
                .put("kind", drift.kind().label());
        if (!drift.fields().isEmpty()) {
            own.put("fields", FieldChangeForm.write(drift.fields()));
        }
        if (!drift.detail().isEmpty()) {
            own.put("detail", drift.detail());
        }
        return json.put("hnsform", own.build()).build();
    }

    private static Json actions(Drift drift) {
        return switch (drift.kind()) {
            case MISSING -> Json.strings(List.of("delete"));
            case UNKNOWN -> Json.strings(List.of("no-op"));
            case CHANGED, ATTACHED_ELSEWHERE, DETACHED, DIFFERS -> Json.strings(List.of("update"));
        };
    }

    static Drift read(Json json, String where) {
        Fields fields = Fields.of(json, where, KEYS);
        Fields.of(fields.json("change"), fields.at("change"), CHANGE_KEYS);
        Fields own = Fields.of(fields.json("hnsform"), fields.at("hnsform"), OWN_KEYS);
        ResourceAddress address = fields.address("address");
        return new Drift(
                address,
                own.guid("id"),
                own.choice("kind", Drift.Kind.values(), Drift.Kind::label),
                own.has("fields") ? FieldChangeForm.read(own.array("fields"), own.at("fields")) : List.of(),
                own.findString("detail").orElse(""));
    }
}
