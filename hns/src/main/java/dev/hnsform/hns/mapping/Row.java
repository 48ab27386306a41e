package dev.hnsform.hns.mapping;

import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * One row of a mapping: a field, the key that holds it in a document, and its form there.
 *
 * @param field the field
 * @param key the key that is written
 * @param olderKeys further keys that are read: v1 names
 * @param codec the form
 * @param absent what a document means that has none of the keys; empty when that says nothing
 * @param <T> the field's values
 */
record Row<T>(Field<T> field, String key, List<String> olderKeys, Codec<T> codec, Optional<T> absent) {
    static <T> Row<T> of(Field<T> field, String key, Codec<T> codec) {
        return new Row<>(field, key, List.of(), codec, Optional.empty());
    }

    /** The same row, reading further keys. */
    Row<T> older(String... keys) {
        return new Row<>(field, key, List.of(keys), codec, absent);
    }

    /** The same row, with what silence means. */
    Row<T> absentMeans(T value) {
        return new Row<>(field, key, olderKeys, codec, Optional.of(value));
    }

    /** Writes the field where it is stated. */
    void write(FieldValues from, JsonObject.Builder to) {
        Optional<T> value = from.value(field);
        if (value.isPresent()) {
            to.put(key, codec.write(value.get()));
        }
    }

    /** Writes the field where it is stated and says more than silence would. */
    void writeUnlessDefault(FieldValues from, JsonObject.Builder to) {
        Optional<T> value = from.value(field);
        if (value.isPresent()) {
            Json written = codec.write(value.get());
            if (absent.isEmpty() || !written.equals(codec.write(absent.get()))) {
                to.put(key, written);
            }
        }
    }

    /** Reports the field where the document says something of it. */
    void read(JsonObject from, FieldValues.Builder to) {
        Optional<Json> json = find(from);
        to.putIf(field, json.isPresent() ? codec.read(json.get()) : absent);
    }

    private Optional<Json> find(JsonObject from) {
        Optional<Json> json = Tolerant.first(from, key);
        for (int i = 0; json.isEmpty() && i < olderKeys.size(); i++) {
            json = Tolerant.first(from, olderKeys.get(i));
        }
        return json;
    }

    /** Writes all rows. */
    static JsonObject.Builder write(List<Row<?>> rows, FieldValues from, JsonObject.Builder to) {
        for (Row<?> row : rows) {
            row.write(from, to);
        }
        return to;
    }

    /** Reads all rows. */
    static FieldValues.Builder read(List<Row<?>> rows, JsonObject from, FieldValues.Builder to) {
        for (Row<?> row : rows) {
            row.read(from, to);
        }
        return to;
    }
}
