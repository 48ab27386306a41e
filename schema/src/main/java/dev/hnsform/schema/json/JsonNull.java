package dev.hnsform.schema.json;

/** The JSON null. */
public record JsonNull() implements Json {
    /** The one value. */
    public static final JsonNull INSTANCE = new JsonNull();

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitNull(this);
    }

    @Override
    public String toString() {
        return "null";
    }
}
