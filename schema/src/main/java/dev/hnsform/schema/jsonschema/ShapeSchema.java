package dev.hnsform.schema.jsonschema;

import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.field.Structure;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Shapes as JSON Schema. A scalar of text takes what YAML shows as numbers or booleans when its parser does; wherever a value belongs, <code>
 * ${…}</code> may stand; words are offered in HNS's spelling and taken in any case.
 */
final class ShapeSchema implements Shape.Visitor<JsonObject> {
    /** Where the schema of <code>${…}</code> is defined. */
    static final String INTERPOLATION = "#/$defs/interpolation";

    /** A reference to a definition. */
    static JsonObject ref(String to) {
        return Json.object().put("$ref", to).build();
    }

    /** A structure's fields as an object. */
    JsonObject table(FieldTable table, JsonObject more) {
        JsonObject.Builder properties = Json.object();
        more.forEach(properties::put);
        List<String> required = new ArrayList<>(more.keys());
        for (Field<?> field : table.fields()) {
            properties.put(field.name(), field(field));
            if (field.isRequired()) {
                required.add(field.name());
            }
        }
        JsonObject.Builder object = Json.object()
                .put("type", "object")
                .put("additionalProperties", false)
                .put("properties", properties.build());
        if (!required.isEmpty()) {
            object.put("required", Json.strings(required));
        }
        if (table.isExactlyOne()) {
            object.put("minProperties", 1).put("maxProperties", 1);
        }
        return object.build();
    }

    private JsonObject field(Field<?> field) {
        return Json.object()
                .put("description", Notes.sentence(field))
                .build()
                .with("anyOf", Json.array(List.of(field.shape().accept(this), ref(INTERPOLATION))));
    }

    @Override
    public <T> JsonObject scalar(Shape.Scalar<T> shape) {
        return switch (shape.form()) {
            case BOOLEAN -> Json.object().put("type", "boolean").build();
            case INTEGER -> integer(shape);
            case STRING -> string(shape);
        };
    }

    private static JsonObject integer(Shape.Scalar<?> shape) {
        JsonObject.Builder object = Json.object().put("type", "integer");
        shape.range().ifPresent(range -> object.put("minimum", range.least()).put("maximum", range.most()));
        return object.build();
    }

    private static JsonObject string(Shape.Scalar<?> shape) {
        if (!shape.choices().isEmpty()) {
            return Json.object()
                    .put("title", shape.name())
                    .put(
                            "anyOf",
                            Json.array(List.of(
                                    Json.object()
                                            .put("enum", Json.strings(shape.choices()))
                                            .build(),
                                    Json.object()
                                            .put("type", "string")
                                            .put("pattern", anyCase(shape.choices()))
                                            .build())))
                    .build();
        }
        List<String> types = new ArrayList<>(List.of("string"));
        for (Map.Entry<String, String> probe :
                List.of(Map.entry("80", "integer"), Map.entry("1.5", "number"), Map.entry("true", "boolean"))) {
            if (takes(shape, probe.getKey())) {
                types.add(probe.getValue());
            }
        }
        JsonObject.Builder object = Json.object().put("title", shape.name());
        if (types.size() == 1) {
            object.put("type", "string");
        } else {
            object.put("type", Json.strings(types));
        }
        shape.pattern().ifPresent(pattern -> object.put("pattern", pattern));
        return object.build();
    }

    private static boolean takes(Shape.Scalar<?> shape, String text) {
        try {
            shape.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A pattern that takes the words in any case. */
    static String anyCase(List<String> words) {
        StringBuilder pattern = new StringBuilder("^(");
        for (String word : words) {
            pattern.append(pattern.length() == 2 ? "" : "|");
            for (char c : word.toCharArray()) {
                if (Character.isLetter(c)) {
                    pattern.append('[')
                            .append(Character.toLowerCase(c))
                            .append(Character.toUpperCase(c))
                            .append(']');
                } else {
                    pattern.append(Character.isDigit(c) ? String.valueOf(c) : Pattern.quote(String.valueOf(c)));
                }
            }
        }
        return pattern.append(")$").toString();
    }

    @Override
    public <E> JsonObject list(Shape.ListOf<E> shape) {
        JsonObject element = shape.element().accept(this);
        JsonObject.Builder object = Json.object()
                .put("type", "array")
                .put(
                        "items",
                        Json.object()
                                .put("anyOf", Json.array(List.of(element, ref(INTERPOLATION))))
                                .build());
        if (shape.order() == Shape.Order.SET) {
            object.put("uniqueItems", true);
        }
        return object.build();
    }

    @Override
    public <S extends Structure> JsonObject struct(Shape.Struct<S> shape) {
        JsonObject object = table(shape.table(), JsonObject.EMPTY);
        return shape.shorthand().isEmpty()
                ? object
                : Json.object()
                        .put(
                                "anyOf",
                                Json.array(List.of(scalar(shape.shorthand().get()), object)))
                        .build();
    }

    @Override
    public <V> JsonObject map(Shape.MapOf<V> shape) {
        JsonObject value = Json.object()
                .put("anyOf", Json.array(List.of(shape.value().accept(this), ref(INTERPOLATION))))
                .build();
        JsonObject.Builder object = Json.object().put("type", "object");
        List<String> choices = shape.key().choices();
        if (choices.isEmpty()) {
            return object.put("additionalProperties", value).build();
        }
        JsonObject.Builder properties = Json.object();
        choices.forEach(choice -> properties.put(choice, value));
        return object.put("properties", properties.build())
                .put(
                        "patternProperties",
                        Json.object().put(anyCase(choices), value).build())
                .put("additionalProperties", false)
                .build();
    }

    @Override
    public <E extends Structure> JsonObject tagged(Shape.Tagged<E> shape) {
        List<Json> variants = new ArrayList<>();
        shape.tables()
                .forEach((tag, table) -> variants.add(table(
                        table,
                        Json.object()
                                .put(
                                        shape.tagField(),
                                        Json.object()
                                                .put(
                                                        "anyOf",
                                                        Json.array(List.of(
                                                                Json.object()
                                                                        .put("const", tag)
                                                                        .build(),
                                                                Json.object()
                                                                        .put("type", "string")
                                                                        .put("pattern", anyCase(List.of(tag)))
                                                                        .build())))
                                                .build())
                                .build())));
        return variants.isEmpty()
                ? Json.object().put("not", JsonObject.EMPTY).build()
                : Json.object().put("oneOf", Json.array(variants)).build();
    }
}
