package dev.hnsform.schema.json;

import org.jspecify.annotations.Nullable;

/**
 * A JSON string.
 *
 * @param value the text, without quotes and escapes; may hold unpaired surrogates, as Windows names may
 */
public record JsonString(String value) implements Json {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitString(this);
    }

    // Written out, as in other values that maps are keyed by: what javac makes for a record is slow without the
    // optimising compiler.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof JsonString that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return JsonWriter.compact(this);
    }
}
