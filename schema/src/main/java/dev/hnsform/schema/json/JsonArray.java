package dev.hnsform.schema.json;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A JSON array.
 *
 * @param values its values in order
 */
public record JsonArray(List<Json> values) implements Json, Iterable<Json> {
    /** The array without values. */
    public static final JsonArray EMPTY = new JsonArray(List.of());

    /** Copies the list. */
    public JsonArray {
        values = List.copyOf(values);
    }

    /** How many values there are. */
    public int size() {
        return values.size();
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /**
     * The value at an index, counted from 0.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public Json get(int index) {
        return values.get(index);
    }

    /** The values in order. */
    public Stream<Json> stream() {
        return values.stream();
    }

    /** The values that are objects, in order; others are left out. */
    public List<JsonObject> objects() {
        return values.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .toList();
    }

    /** The text of the values that are strings, in order; others are left out. */
    public List<String> strings() {
        return values.stream()
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).value())
                .toList();
    }

    @Override
    public Iterator<Json> iterator() {
        return values.iterator();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitArray(this);
    }

    @Override
    public String toString() {
        return JsonWriter.compact(this);
    }
}
