package dev.hnsform.schema.json;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object: keys in the order they were put, each once. Two objects are equal when they have the same members in
 * any order.
 *
 * <p>Held as two arrays, because a large stack keeps hundreds of thousands of them; small ones are searched in order,
 * others through a sorted index.
 */
public final class JsonObject implements Json {
    private static final int SEARCHED_IN_ORDER = 16;
    private static final int[] NO_INDEX = new int[0];

    /** The object without members. */
    public static final JsonObject EMPTY = new JsonObject(new String[0], new Json[0]);

    private final String[] keys;
    private final Json[] values;
    /** Positions sorted by key, or empty for a small object. */
    private final int[] index;

    private JsonObject(String[] keys, Json[] values) {
        this.keys = keys;
        this.values = values;
        this.index = keys.length < SEARCHED_IN_ORDER ? NO_INDEX : index(keys);
    }

    private static int[] index(String[] keys) {
        Integer[] positions = new Integer[keys.length];
        Arrays.setAll(positions, i -> i);
        Arrays.sort(positions, (left, right) -> keys[left].compareTo(keys[right]));
        int[] index = new int[keys.length];
        Arrays.setAll(index, i -> positions[i]);
        return index;
    }

    /** The object of the first {@code size} members of two arrays that hold no key twice. */
    static JsonObject ofDistinct(String[] keys, Json[] values, int size) {
        return size == 0 ? EMPTY : new JsonObject(copy(keys, size), copy(values, size));
    }

    // Written out: Arrays.copyOf makes its array by reflection unless the optimising compiler is at work.
    private static String[] copy(String[] keys, int size) {
        String[] copy = new String[size];
        System.arraycopy(keys, 0, copy, 0, Math.min(size, keys.length));
        return copy;
    }

    private static Json[] copy(Json[] values, int size) {
        Json[] copy = new Json[size];
        System.arraycopy(values, 0, copy, 0, Math.min(size, values.length));
        return copy;
    }

    /** Where the key is among the first; -1 when it is not. Hashes of strings are kept, so unequal keys cost nothing. */
    private static int search(String[] keys, int size, String key) {
        int hash = key.hashCode();
        for (int i = 0; i < size; i++) {
            String other = keys[i];
            if (other.hashCode() == hash && other.equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** A builder of an object. */
    public static Builder builder() {
        return new Builder();
    }

    /** How many members there are. */
    public int size() {
        return keys.length;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return keys.length == 0;
    }

    /** The keys in order. */
    public List<String> keys() {
        return Collections.unmodifiableList(Arrays.asList(keys));
    }

    /** The values in the order of the keys. */
    public List<Json> values() {
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    /** The members in order. */
    public List<Map.Entry<String, Json>> entries() {
        @SuppressWarnings({"unchecked", "rawtypes"})
        Map.Entry<String, Json>[] entries = new Map.Entry[keys.length];
        Arrays.setAll(entries, i -> Map.entry(keys[i], values[i]));
        return List.of(entries);
    }

    /** Calls the action with each key and value, in order. */
    public void forEach(BiConsumer<String, Json> action) {
        for (int i = 0; i < keys.length; i++) {
            action.accept(keys[i], values[i]);
        }
    }

    /** Whether there is a member with this key. */
    public boolean has(String key) {
        return position(key) >= 0;
    }

    /** The value of the key. */
    public Optional<Json> get(String key) {
        return at(position(key));
    }

    /** The value of the key, or of the first key that is the same but for the case of its letters. */
    public Optional<Json> getIgnoringCase(String key) {
        int exact = position(key);
        if (exact >= 0) {
            return at(exact);
        }
        for (int i = 0; i < keys.length; i++) {
            if (keys[i].equalsIgnoreCase(key)) {
                return at(i);
            }
        }
        return Optional.empty();
    }

    private Optional<Json> at(int position) {
        return position < 0 ? Optional.empty() : Optional.of(values[position]);
    }

    private @Nullable Json valueOrNull(String key) {
        int position = position(key);
        return position < 0 ? null : values[position];
    }

    private int position(String key) {
        if (index.length == 0) {
            return search(keys, keys.length, key);
        }
        int low = 0;
        int high = index.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = keys[index[middle]].compareTo(key);
            if (order == 0) {
                return index[middle];
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** The text of the key's value; empty when there is none or it is not a string. */
    public Optional<String> string(String key) {
        return valueOrNull(key) instanceof JsonString string ? Optional.of(string.value()) : Optional.empty();
    }

    /** The key's value; empty when there is none or it is not an object. */
    public Optional<JsonObject> object(String key) {
        return valueOrNull(key) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    /** The key's value; empty when there is none or it is not an array. */
    public Optional<JsonArray> array(String key) {
        return valueOrNull(key) instanceof JsonArray array ? Optional.of(array) : Optional.empty();
    }

    /** The key's value; empty when there is none or it is not a number. */
    public Optional<JsonNumber> number(String key) {
        return valueOrNull(key) instanceof JsonNumber number ? Optional.of(number) : Optional.empty();
    }

    /** The key's value; empty when there is none or it is not an integer in the range of {@code long}. */
    public Optional<Long> integer(String key) {
        return valueOrNull(key) instanceof JsonNumber number ? number.asLong() : Optional.empty();
    }

    /** The key's value; empty when there is none or it is neither true nor false. */
    public Optional<Boolean> bool(String key) {
        return valueOrNull(key) instanceof JsonBoolean bool ? Optional.of(bool.value()) : Optional.empty();
    }

    /** This object without the member, or itself when there is none. */
    public JsonObject without(String key) {
        int position = position(key);
        if (position < 0) {
            return this;
        }
        int size = keys.length - 1;
        String[] fewerKeys = copy(keys, size);
        Json[] fewerValues = copy(values, size);
        System.arraycopy(keys, position + 1, fewerKeys, position, size - position);
        System.arraycopy(values, position + 1, fewerValues, position, size - position);
        return size == 0 ? EMPTY : new JsonObject(fewerKeys, fewerValues);
    }

    /** This object with the member put: in its place when the key is there, else at the end. */
    public JsonObject with(String key, Json value) {
        int position = position(key);
        int size = position < 0 ? keys.length + 1 : keys.length;
        String[] newKeys = copy(keys, size);
        Json[] newValues = copy(values, size);
        int at = position < 0 ? size - 1 : position;
        newKeys[at] = key;
        newValues[at] = value;
        return new JsonObject(newKeys, newValues);
    }

    /** A builder that holds the members of this object. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        for (int i = 0; i < keys.length; i++) {
            builder.put(keys[i], values[i]);
        }
        return builder;
    }

    /** The positions of the members in the order of their keys. */
    int[] sortedPositions() {
        return index.length == keys.length ? index : index(keys);
    }

    String keyAt(int position) {
        return keys[position];
    }

    Json valueAt(int position) {
        return values[position];
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitObject(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof JsonObject that) || that.keys.length != keys.length) {
            return false;
        }
        for (int i = 0; i < keys.length; i++) {
            int position = keys[i].equals(that.keys[i]) ? i : that.position(keys[i]);
            if (position < 0 || !values[i].equals(that.values[position])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int i = 0; i < keys.length; i++) {
            hash += keys[i].hashCode() ^ values[i].hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        return JsonWriter.compact(this);
    }

    /** Collects members; a key put again keeps its place and takes the new value. */
    public static final class Builder {
        private String[] keys = new String[8];
        private Json[] values = new Json[8];
        private int size;
        private @Nullable Map<String, Integer> positions;

        private Builder() {}

        /** Puts a member. */
        public Builder put(String key, Json value) {
            int position = position(key);
            if (position < 0) {
                position = append(key);
            }
            values[position] = value;
            return this;
        }

        /** Puts a string. */
        public Builder put(String key, String value) {
            return put(key, Json.of(value));
        }

        /** Puts an integer. */
        public Builder put(String key, long value) {
            return put(key, Json.of(value));
        }

        /** Puts a boolean. */
        public Builder put(String key, boolean value) {
            return put(key, Json.of(value));
        }

        /** The object of the members put so far; the builder can be used further. */
        public JsonObject build() {
            return ofDistinct(keys, values, size);
        }

        private int append(String key) {
            if (size == keys.length) {
                keys = copy(keys, size * 2);
                values = copy(values, size * 2);
            }
            keys[size] = key;
            if (positions != null) {
                positions.put(key, size);
            }
            return size++;
        }

        private int position(String key) {
            if (positions == null && size >= SEARCHED_IN_ORDER) {
                positions = new HashMap<>();
                for (int i = 0; i < size; i++) {
                    positions.put(keys[i], i);
                }
            }
            if (positions != null) {
                return positions.getOrDefault(key, -1);
            }
            return search(keys, size, key);
        }
    }
}
