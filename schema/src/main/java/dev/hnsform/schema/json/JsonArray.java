package dev.hnsform.schema.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        List<JsonObject> objects = new ArrayList<>(values.size());
        for (Json value : values) {
            if (value instanceof JsonObject object) {
                objects.add(object);
            }
        }
        return Collections.unmodifiableList(objects);
    }

    /** The text of the values that are strings, in order; others are left out. */
    public List<String> strings() {
        List<String> strings = new ArrayList<>(values.size());
        for (Json value : values) {
            if (value instanceof JsonString string) {
                strings.add(string.value());
            }
        }
        return Collections.unmodifiableList(strings);
    }

    @Override
    public Iterator<Json> iterator() {
        return values.iterator();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitArray(this);
    }

    // Written out, as in other values that maps are keyed by: what javac makes for a record is slow without the
    // optimising compiler.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof JsonArray that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return JsonWriter.compact(this);
    }
}
