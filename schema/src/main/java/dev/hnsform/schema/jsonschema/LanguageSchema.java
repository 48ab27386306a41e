package dev.hnsform.schema.jsonschema;

import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonWriter;
import dev.hnsform.schema.resource.KindTable;
import dev.hnsform.schema.resource.Lifecycle;
import dev.hnsform.schema.v1beta1.Metadata;
import dev.hnsform.schema.v1beta1.V1Beta1Reader;
import dev.hnsform.schema.value.ValueType;
import java.util.ArrayList;
import java.util.List;

/** The JSON Schema (2020-12) of {@code hnsform.dev/v1beta1}, for editors. Reading is stricter: what only rules know is not in it. */
public final class LanguageSchema {
    private static final String API_VERSION = "hnsform.dev/" + V1Beta1Reader.VERSION;

    private LanguageSchema() {}

    /** The schema as text, with a line feed at its end. */
    public static String text() {
        String text = JsonWriter.pretty(json());
        return text.endsWith("\n") ? text : text + "\n";
    }

    /** The schema. */
    public static JsonObject json() {
        List<Json> kinds = new ArrayList<>();
        JsonObject.Builder definitions = Json.object();
        definitions.put(
                "interpolation",
                Json.object()
                        .put("description", "Filled in with a value of the stack, for example ${values.name}.")
                        .put("type", "string")
                        .put("pattern", "\\$\\{")
                        .build());
        definitions.put("metadata", new ShapeSchema().table(Metadata.TABLE, JsonObject.EMPTY));
        definitions.put("lifecycle", new ShapeSchema().table(Lifecycle.TABLE, JsonObject.EMPTY));
        definitions.put("valueKind", valueKind());
        kinds.add(ShapeSchema.ref("#/$defs/" + V1Beta1Reader.STACK));
        definitions.put(V1Beta1Reader.STACK, stack());
        for (ResourceKind kind : ResourceKind.values()) {
            kinds.add(ShapeSchema.ref("#/$defs/" + kind.label()));
            definitions.put(kind.label(), resource(kind));
        }
        return Json.object()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "https://hnsform.dev/schema/" + V1Beta1Reader.VERSION + ".json")
                .put("title", API_VERSION)
                .put("description", "A document of a hnsform stack. Generated from the field tables; do not edit.")
                .put("type", "object")
                .put("required", Json.strings(List.of("apiVersion", "kind", "metadata")))
                .put("oneOf", Json.array(kinds))
                .put("$defs", definitions.build())
                .build();
    }

    private static JsonObject document(String kind, JsonObject more, List<String> required) {
        JsonObject.Builder properties = Json.object()
                .put("apiVersion", Json.object().put("const", API_VERSION).build())
                .put("kind", Json.object().put("const", kind).build())
                .put("metadata", ShapeSchema.ref("#/$defs/metadata"));
        more.forEach(properties::put);
        List<String> all = new ArrayList<>(List.of("apiVersion", "kind", "metadata"));
        all.addAll(required);
        return Json.object()
                .put("type", "object")
                .put("additionalProperties", false)
                .put("properties", properties.build())
                .put("required", Json.strings(all))
                .build();
    }

    private static JsonObject resource(ResourceKind kind) {
        boolean required = KindTable.fields(kind).fields().stream().anyMatch(field -> field.isRequired());
        return document(
                kind.label(),
                Json.object()
                        .put("lifecycle", ShapeSchema.ref("#/$defs/lifecycle"))
                        .put("spec", new ShapeSchema().table(KindTable.fields(kind), JsonObject.EMPTY))
                        .build(),
                required ? List.of("spec") : List.of());
    }

    private static JsonObject stack() {
        JsonObject text = Json.object().put("type", "string").build();
        JsonObject value = valueKind()
                .with(
                        "properties",
                        valueKind()
                                .object("properties")
                                .orElse(JsonObject.EMPTY)
                                .with("default", JsonObject.EMPTY)
                                .with("description", text));
        JsonObject spec = Json.object()
                .put("type", "object")
                .put("additionalProperties", false)
                .put(
                        "properties",
                        Json.object()
                                .put(
                                        "id",
                                        described("The stack's id, made by hnsform init; never edited, never shared.")
                                                .with("type", Json.of("string")))
                                .put(
                                        "requires",
                                        described(
                                                        "The versions of hnsform that may apply the stack, for example >=0.1.")
                                                .with("type", Json.strings(List.of("string", "number"))))
                                .put(
                                        "hosts",
                                        Json.object()
                                                .put("type", "object")
                                                .put("additionalProperties", false)
                                                .put(
                                                        "properties",
                                                        Json.object()
                                                                .put(
                                                                        "selector",
                                                                        described(
                                                                                        "Labels of the hosts it is meant for.")
                                                                                .with("type", Json.of("object")))
                                                                .build())
                                                .build())
                                .put(
                                        "values",
                                        described("Typed inputs, used as ${values.NAME}.")
                                                .with("type", Json.of("object"))
                                                .with("additionalProperties", value))
                                .build())
                .build();
        return document(V1Beta1Reader.STACK, Json.object().put("spec", spec).build(), List.of());
    }

    private static JsonObject described(String description) {
        return Json.object().put("description", description).build();
    }

    private static JsonObject valueKind() {
        return Json.object()
                .put("type", "object")
                .put("additionalProperties", false)
                .put("required", new JsonArray(List.of(Json.of("type"))))
                .put(
                        "properties",
                        Json.object()
                                .put(
                                        "type",
                                        Json.object()
                                                .put("enum", Json.strings(ValueType.labels()))
                                                .build())
                                .put("items", ShapeSchema.ref("#/$defs/valueKind"))
                                .build())
                .build();
    }
}
