package dev.hnsform.schema.value;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a value of a stack may be. */
public enum ValueType {
    /** Text. */
    STRING("string"),
    /** A whole number in decimal. */
    INTEGER("integer"),
    /** {@code true} or {@code false}. */
    BOOLEAN("boolean"),
    /** A list. */
    LIST("list"),
    /** A map with text as keys. */
    MAP("map");

    private final String label;

    ValueType(String label) {
        this.label = label;
    }

    /** The word people write. */
    public String label() {
        return label;
    }

    /** The type of this word. */
    public static Optional<ValueType> ofLabel(String text) {
        return Arrays.stream(values()).filter(t -> t.label.equals(text)).findFirst();
    }

    /** All words. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(ValueType::label).toList();
    }
}
