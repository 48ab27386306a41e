package dev.hnsform.schema.yaml;

import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.field.Structure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds elements that a list holds twice. */
final class Listed {
    private static final int SHORT = 8;

    /**
     * Takes what was found.
     *
     * @param <E> the elements
     */
    @FunctionalInterface
    interface Found<E> {
        /** An element that stood in the list before; both by index. */
        void twice(E element, int second, int first);
    }

    private Listed() {}

    /** Reports elements of one key and leaves only the first of each in the list. */
    static <E> void removeRepeated(Shape.ListOf<E> shape, List<E> list, Found<E> found) {
        boolean[] repeated = list.size() <= SHORT ? inShort(shape, list, found) : inLong(shape, list, found);
        int kept = 0;
        for (int i = 0; i < repeated.length; i++) {
            if (!repeated[i]) {
                list.set(kept++, list.get(i));
            }
        }
        list.subList(kept, list.size()).clear();
    }

    private static <E> boolean[] inShort(Shape.ListOf<E> shape, List<E> list, Found<E> found) {
        boolean[] repeated = new boolean[list.size()];
        @Nullable String[] keys = new String[list.size()];
        for (int i = 1; i < list.size(); i++) {
            for (int j = 0; j < i && !repeated[i]; j++) {
                if (!repeated[j] && areOne(shape, list, keys, i, j)) {
                    repeated[i] = true;
                    found.twice(list.get(i), i, j);
                }
            }
        }
        return repeated;
    }

    private static <E> boolean areOne(Shape.ListOf<E> shape, List<E> list, @Nullable String[] keys, int i, int j) {
        E left = list.get(i);
        E right = list.get(j);
        if (shape.order() == Shape.Order.SET) {
            return left.equals(right);
        }
        // Elements of different tags have different keys, and a policy's key costs something.
        if (shape.element() instanceof Shape.Tagged<?> tagged && !sameTag(tagged, left, right)) {
            return false;
        }
        return key(shape, list, keys, i).equals(key(shape, list, keys, j));
    }

    private static <T extends Structure> boolean sameTag(Shape.Tagged<T> shape, Object left, Object right) {
        @SuppressWarnings("unchecked")
        T first = (T) left;
        @SuppressWarnings("unchecked")
        T second = (T) right;
        return shape.tag(first).equals(shape.tag(second));
    }

    private static <E> String key(Shape.ListOf<E> shape, List<E> list, @Nullable String[] keys, int i) {
        String key = keys[i];
        if (key == null) {
            key = shape.key(list.get(i));
            keys[i] = key;
        }
        return key;
    }

    private static <E> boolean[] inLong(Shape.ListOf<E> shape, List<E> list, Found<E> found) {
        boolean[] repeated = new boolean[list.size()];
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < list.size(); i++) {
            Integer first = seen.putIfAbsent(shape.key(list.get(i)), i);
            if (first != null) {
                repeated[i] = true;
                found.twice(list.get(i), i, first);
            }
        }
        return repeated;
    }
}
