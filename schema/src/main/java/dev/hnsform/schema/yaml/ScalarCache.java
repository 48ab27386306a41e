package dev.hnsform.schema.yaml;

import dev.hnsform.schema.field.Shape;
import org.jspecify.annotations.Nullable;

/**
 * The values of scalars parsed before: stacks repeat themselves, and equal values that are one object cost memory once. Bounded: a newer scalar
 * takes the place of an older one.
 */
final class ScalarCache {
    private static final int SIZE = 1 << 12;
    private static final int LONGEST = 64;

    private final @Nullable Object[] shapes = new Object[SIZE];
    private final @Nullable String[] texts = new String[SIZE];
    private final @Nullable Object[] values = new Object[SIZE];

    @Nullable
    Object find(Shape.Scalar<?> shape, String text) {
        int slot = slot(shape, text);
        return shapes[slot] == shape && text.equals(texts[slot]) ? values[slot] : null;
    }

    void keep(Shape.Scalar<?> shape, String text, Object value) {
        if (text.length() <= LONGEST) {
            int slot = slot(shape, text);
            shapes[slot] = shape;
            texts[slot] = text;
            values[slot] = value;
        }
    }

    private static int slot(Shape.Scalar<?> shape, String text) {
        int hash = text.hashCode() * 31 + System.identityHashCode(shape);
        return (hash ^ (hash >>> 15)) & (SIZE - 1);
    }
}
