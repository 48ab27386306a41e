package dev.hnsform.schema.json;

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

    @Override
    public String toString() {
        return JsonWriter.compact(this);
    }
}
