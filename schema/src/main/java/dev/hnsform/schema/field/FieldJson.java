package dev.hnsform.schema.field;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonBoolean;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonNumber;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonString;
import dev.hnsform.schema.net.PortRange;
import java.util.ArrayList;
import java.util.Comparator;
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
        if (!(json instanceof JsonObject object)) {
            throw new JsonFormatException(where + ": an object is expected");
        }
        FieldValues.Builder values = FieldValues.builder(table);
        object.forEach((key, value) -> {
            Field<?> field = table.find(key)
                    .orElseThrow(
                            () -> new JsonFormatException(where + ": \"" + key + "\" is no field of " + table.name()));
            read(values, field, value, where + "." + key);
        });
        return values.build();
    }

    private static <T> void read(FieldValues.Builder values, Field<T> field, Json json, String where) {
        values.put(field, fromJson(field.shape(), json, where));
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
            List<E> list = typed();
            if (shape.order() != Shape.Order.ORDERED && list.size() > 1) {
                list = sorted(shape, list);
            }
            List<Json> elements = new ArrayList<>(list.size());
            for (E element : list) {
                elements.add(toJson(shape.element(), element));
            }
            return new JsonArray(elements);
        }

        private static <E> boolean isSorted(Comparator<E> order, List<E> list) {
            for (int i = 1; i < list.size(); i++) {
                if (order.compare(list.get(i - 1), list.get(i)) >= 0) {
                    return false;
                }
            }
            return true;
        }

        private static <E> List<E> sorted(Shape.ListOf<E> shape, List<E> list) {
            Comparator<E> order = (a, b) -> compare(shape, a, b);
            if (isSorted(order, list)) {
                return list;
            }
            SortedMap<E, E> sorted = new TreeMap<>(order);
            for (E element : list) {
                sorted.put(element, element);
            }
            return new ArrayList<>(sorted.values());
        }

        /** Ports by number, as people read them; everything else by the text of its key. */
        private static <E> int compare(Shape.ListOf<E> shape, E a, E b) {
            return a instanceof PortRange left && b instanceof PortRange right
                    ? left.compareTo(right)
                    : shape.key(a).compareTo(shape.key(b));
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

    private record Reader(Json json, String where) implements Shape.Visitor<Object> {
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
                list.add(fromJson(shape.element(), array.get(i), where + "[" + i + "]"));
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
                    map.put(shape.key().parse(key), fromJson(shape.value(), value, where + "." + key));
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
