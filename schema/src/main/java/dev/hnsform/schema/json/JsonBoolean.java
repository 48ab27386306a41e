package dev.hnsform.schema.json;

/**
 * A JSON boolean.
 *
 * @param value true or false
 */
public record JsonBoolean(boolean value) implements Json {
    /** The value true. */
    public static final JsonBoolean TRUE = new JsonBoolean(true);

    /** The value false. */
    public static final JsonBoolean FALSE = new JsonBoolean(false);

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitBoolean(this);
    }

    @Override
    public String toString() {
        return value ? "true" : "false";
    }
}
