package dev.hnsform.schema.field;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonBoolean;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonNumber;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonString;
import dev.hnsform.schema.json.JsonWriter;
import dev.hnsform.schema.net.PortRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Values as JSON and back, by their shape: the form that plans and records keep. Writing is canonical: keyed lists and sets are sorted by
 * key, so equal values give equal text.
 */
public final class FieldJson {
    private FieldJson() {}

    /** A value as JSON. */
    public static <T> Json toJson(Shape<T> shape, T value) {
        return shape.accept(new Writer(value));
    }

    /** All stated values as a JSON object, in table order. */
    public static JsonObject toJson(FieldValues values) {
        JsonObject.Builder object = Json.object();
        put(object, values);
        return object.build();
    }

    private static void put(JsonObject.Builder object, FieldValues values) {
        for (Field<?> field : values.stated()) {
            object.put(field.name(), toJson(values, field));
        }
    }

    /** Writes the same object as the next value of a text, without making it first. */
    public static void write(FieldValues values, JsonWriter to) {
        new Streaming(to).object(values);
    }

    /** One stated value as JSON. */
    public static <T> Json toJson(FieldValues values, Field<T> field) {
        return toJson(field.shape(), values.required(field));
    }

    /**
     * Reads a value that {@link #toJson} wrote. Elements of keyed lists must have their keys, each once.
     *
     * @throws JsonFormatException when the JSON is no such value; the message says where
     */
    public static <T> T fromJson(Shape<T> shape, Json json, String where) {
        return fromJson(shape, json, JsonPlace.at(where));
    }

    private static <T> T fromJson(Shape<T> shape, Json json, JsonPlace where) {
        Object value = shape.accept(new Reader(json, where));
        @SuppressWarnings("unchecked")
        T typed = (T) value;
        return typed;
    }

    /**
     * Reads the values of a table.
     *
     * @throws JsonFormatException when a key is no field of the table or a value is wrong; the message says where
     */
    public static FieldValues fromJson(FieldTable table, Json json, String where) {
        return fromJson(table, json, JsonPlace.at(where));
    }

    private static FieldValues fromJson(FieldTable table, Json json, JsonPlace where) {
        if (!(json instanceof JsonObject object)) {
            throw new JsonFormatException(where + ": an object is expected");
        }
        FieldValues.Builder values = FieldValues.builder(table);
        object.forEach((key, value) -> {
            Field<?> field = table.find(key).orElse(null);
            if (field == null) {
                throw new JsonFormatException(where + ": \"" + key + "\" is no field of " + table.name());
            }
            read(values, field, value, where.member(key));
        });
        return values.build();
    }

    private static <T> void read(FieldValues.Builder values, Field<T> field, Json json, JsonPlace where) {
        values.put(field, fromJson(field.shape(), json, where));
    }

    /** The elements in the order in which they are written. */
    private static <E> List<E> inOrder(Shape.ListOf<E> shape, List<E> list) {
        if (shape.order() == Shape.Order.ORDERED || list.size() < 2 || isSorted(shape, list)) {
            return list;
        }
        SortedMap<E, E> sorted = new TreeMap<>((a, b) -> compare(shape, a, b));
        for (E element : list) {
            sorted.put(element, element);
        }
        return new ArrayList<>(sorted.values());
    }

    private static <E> boolean isSorted(Shape.ListOf<E> shape, List<E> list) {
        for (int i = 1; i < list.size(); i++) {
            if (compare(shape, list.get(i - 1), list.get(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Ports by number, as people read them; everything else by the text of its key. */
    private static <E> int compare(Shape.ListOf<E> shape, E a, E b) {
        return a instanceof PortRange left && b instanceof PortRange right
                ? left.compareTo(right)
                : shape.key(a).compareTo(shape.key(b));
    }

    /** Writes a value straight into a text. */
    private static final class Streaming implements Shape.Visitor<JsonWriter> {
        private final JsonWriter to;
        private Object value = "";

        Streaming(JsonWriter to) {
            this.to = to;
        }

        @SuppressWarnings("unchecked")
        private <T> T typed() {
            return (T) value;
        }

        private JsonWriter write(Shape<?> shape, Object next) {
            value = next;
            return shape.accept(this);
        }

        JsonWriter object(FieldValues values) {
            to.beginObject();
            members(values);
            return to.endObject();
        }

        private void members(FieldValues values) {
            for (Field<?> field : values.stated()) {
                to.name(field.name());
                write(field.shape(), values.required(field));
            }
        }

        @Override
        public <T> JsonWriter scalar(Shape.Scalar<T> shape) {
            T scalar = typed();
            return switch (shape.form()) {
                case STRING -> to.value(shape.print(scalar));
                case INTEGER -> to.value((long) (Long) scalar);
                case BOOLEAN -> to.value((boolean) (Boolean) scalar);
            };
        }

        @Override
        public <E> JsonWriter list(Shape.ListOf<E> shape) {
            List<E> list = inOrder(shape, typed());
            to.beginArray();
            for (E element : list) {
                write(shape.element(), element);
            }
            return to.endArray();
        }

        @Override
        public <S extends Structure> JsonWriter struct(Shape.Struct<S> shape) {
            S structure = typed();
            return object(structure.values());
        }

        @Override
        public <V> JsonWriter map(Shape.MapOf<V> shape) {
            SortedMap<String, V> map = typed();
            to.beginObject();
            for (Map.Entry<String, V> entry : map.entrySet()) {
                to.name(entry.getKey());
                write(shape.value(), entry.getValue());
            }
            return to.endObject();
        }

        @Override
        public <E extends Structure> JsonWriter tagged(Shape.Tagged<E> shape) {
            E structure = typed();
            to.beginObject().name(shape.tagField()).value(shape.tag(structure));
            members(structure.values());
            return to.endObject();
        }
    }

    private record Writer(Object value) implements Shape.Visitor<Json> {
        @SuppressWarnings("unchecked")
        private <T> T typed() {
            return (T) value;
        }

        @Override
        public <T> Json scalar(Shape.Scalar<T> shape) {
            T scalar = typed();
            return switch (shape.form()) {
                case STRING -> Json.of(shape.print(scalar));
                case INTEGER -> Json.of((long) (Long) scalar);
                case BOOLEAN -> Json.of((boolean) (Boolean) scalar);
            };
        }

        @Override
        public <E> Json list(Shape.ListOf<E> shape) {
            List<E> list = inOrder(shape, typed());
            List<Json> elements = new ArrayList<>(list.size());
            for (E element : list) {
                elements.add(toJson(shape.element(), element));
            }
            return new JsonArray(elements);
        }

        @Override
        public <S extends Structure> Json struct(Shape.Struct<S> shape) {
            S structure = typed();
            return toJson(structure.values());
        }

        @Override
        public <V> Json map(Shape.MapOf<V> shape) {
            SortedMap<String, V> map = typed();
            JsonObject.Builder object = Json.object();
            for (Map.Entry<String, V> entry : map.entrySet()) {
                object.put(entry.getKey(), toJson(shape.value(), entry.getValue()));
            }
            return object.build();
        }

        @Override
        public <E extends Structure> Json tagged(Shape.Tagged<E> shape) {
            E structure = typed();
            JsonObject.Builder object = Json.object().put(shape.tagField(), shape.tag(structure));
            put(object, structure.values());
            return object.build();
        }
    }

    private record Reader(Json json, JsonPlace where) implements Shape.Visitor<Object> {
        private JsonFormatException wrong(String expected) {
            return new JsonFormatException(where + ": " + expected + " is expected");
        }

        @Override
        public <T> Object scalar(Shape.Scalar<T> shape) {
            String text = switch (shape.form()) {
                case STRING -> json instanceof JsonString string ? string.value() : null;
                case INTEGER ->
                    json instanceof JsonNumber number && number.isLong() ? Long.toString(number.longValue()) : null;
                case BOOLEAN -> json instanceof JsonBoolean bool ? Boolean.toString(bool.value()) : null;
            };
            if (text == null) {
                throw wrong("a " + shape.name());
            }
            try {
                return shape.parse(text);
            } catch (IllegalArgumentException e) {
                throw new JsonFormatException(where + ": " + e.getMessage());
            }
        }

        @Override
        public <E> Object list(Shape.ListOf<E> shape) {
            if (!(json instanceof JsonArray array)) {
                throw wrong("a list");
            }
            List<E> list = new ArrayList<>(array.size());
            for (int i = 0; i < array.size(); i++) {
                list.add(fromJson(shape.element(), array.get(i), where.element(i)));
            }
            if (shape.order() == Shape.Order.KEYED && !list.isEmpty()) {
                requireKeys(shape, list);
            }
            return list;
        }

        private <E> void requireKeys(Shape.ListOf<E> shape, List<E> list) {
            Set<String> keys = new HashSet<>();
            for (int i = 0; i < list.size(); i++) {
                try {
                    if (!keys.add(shape.key(list.get(i)))) {
                        throw new JsonFormatException(where + "[" + i + "]: the element is there twice");
                    }
                } catch (IllegalStateException e) {
                    throw new JsonFormatException(where + "[" + i + "]: " + e.getMessage());
                }
            }
        }

        @Override
        public <S extends Structure> Object struct(Shape.Struct<S> shape) {
            return shape.wrap(fromJson(shape.table(), json, where));
        }

        @Override
        public <V> Object map(Shape.MapOf<V> shape) {
            if (!(json instanceof JsonObject object)) {
                throw wrong("an object");
            }
            SortedMap<String, V> map = new TreeMap<>();
            object.forEach((key, value) -> {
                try {
                    map.put(shape.key().parse(key), fromJson(shape.value(), value, where.member(key)));
                } catch (IllegalArgumentException e) {
                    throw new JsonFormatException(where + ": " + e.getMessage());
                }
            });
            return map;
        }

        @Override
        public <E extends Structure> Object tagged(Shape.Tagged<E> shape) {
            if (!(json instanceof JsonObject object)) {
                throw wrong("an object");
            }
            String tag = object.string(shape.tagField()).orElseThrow(() -> wrong("a \"" + shape.tagField() + "\""));
            FieldTable table = shape.tables().get(tag);
            if (table == null) {
                throw new JsonFormatException(where + ": \"" + tag + "\" is not known; known are "
                        + String.join(", ", shape.tables().keySet()));
            }
            return shape.wrap(tag, fromJson(table, object.without(shape.tagField()), where));
        }
    }
}
