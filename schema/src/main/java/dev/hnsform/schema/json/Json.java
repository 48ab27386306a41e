package dev.hnsform.schema.json;

import java.util.ArrayList;
import java.util.List;

/**
 * A JSON value: immutable, equal by value, its {@code toString} the compact JSON text. Objects are equal whatever the
 * order of their keys.
 */
public sealed interface Json permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

    /** Calls the method of the visitor that is for this variant. */
    <R> R accept(Visitor<R> visitor);

    /** The string value. */
    static JsonString of(String value) {
        return new JsonString(value);
    }

    /** The number value. */
    static JsonNumber of(long value) {
        return JsonNumber.of(value);
    }

    /** The boolean value. */
    static JsonBoolean of(boolean value) {
        return value ? JsonBoolean.TRUE : JsonBoolean.FALSE;
    }

    /** The null value. */
    static JsonNull ofNull() {
        return JsonNull.INSTANCE;
    }

    /** The array of these values. */
    static JsonArray array(Json... values) {
        return new JsonArray(List.of(values));
    }

    /** The array of these values, copied. */
    static JsonArray array(Iterable<? extends Json> values) {
        List<Json> copy = new ArrayList<>();
        for (Json value : values) {
            copy.add(value);
        }
        return new JsonArray(copy);
    }

    /** The array of these strings. */
    static JsonArray strings(Iterable<String> values) {
        List<Json> copy = new ArrayList<>();
        for (String value : values) {
            copy.add(of(value));
        }
        return new JsonArray(copy);
    }

    /** A builder of an object. */
    static JsonObject.Builder object() {
        return JsonObject.builder();
    }

    /**
     * One method for each variant.
     *
     * @param <R> what the methods return
     */
    interface Visitor<R> {
        /** For an object. */
        R visitObject(JsonObject object);

        /** For an array. */
        R visitArray(JsonArray array);

        /** For a string. */
        R visitString(JsonString string);

        /** For a number. */
        R visitNumber(JsonNumber number);

        /** For true or false. */
        R visitBoolean(JsonBoolean value);

        /** For null. */
        R visitNull(JsonNull value);
    }
}
