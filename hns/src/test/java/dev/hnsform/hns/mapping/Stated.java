package dev.hnsform.hns.mapping;

import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.field.Structure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compares what a host reported with what a document states: only stated fields, and of flags only named ones, count. */
final class Stated {
    private Stated() {}

    /** Where the report differs, one line each; empty when it says everything that is stated. */
    static List<String> differences(FieldValues stated, FieldValues reported) {
        List<String> differences = new ArrayList<>();
        for (Field<?> field : stated.stated()) {
            compare(stated.table() + "." + field, field, stated, reported, differences);
        }
        return differences;
    }

    private static <T> void compare(
            String path, Field<T> field, FieldValues stated, FieldValues reported, List<String> differences) {
        if (reported.value(field).isEmpty()) {
            differences.add(path + ": stated " + stated.required(field) + ", not reported");
            return;
        }
        differences.addAll(
                field.shape().accept(new Comparison(path, stated.required(field), reported.required(field))));
    }

    private record Comparison(String path, Object wanted, Object found) implements Shape.Visitor<List<String>> {
        @Override
        public <T> List<String> scalar(Shape.Scalar<T> shape) {
            return wanted.equals(found) ? List.of() : List.of(path + ": stated " + wanted + ", reported " + found);
        }

        @Override
        @SuppressWarnings("unchecked")
        public <E> List<String> list(Shape.ListOf<E> shape) {
            if (shape.order() == Shape.Order.ORDERED) {
                return scalarLike();
            }
            Map<String, E> wantedByKey = new TreeMap<>();
            Map<String, E> foundByKey = new TreeMap<>();
            ((List<E>) wanted).forEach(e -> wantedByKey.put(shape.key(e), e));
            ((List<E>) found).forEach(e -> foundByKey.put(shape.key(e), e));
            if (!wantedByKey.keySet().equals(foundByKey.keySet())) {
                return List.of(path + ": stated keys " + wantedByKey.keySet() + ", reported " + foundByKey.keySet());
            }
            List<String> all = new ArrayList<>();
            wantedByKey.forEach((key, element) -> all.addAll(shape.element()
                    .accept(new Comparison(
                            path + "[" + key + "]", element, java.util.Objects.requireNonNull(foundByKey.get(key))))));
            return all;
        }

        private List<String> scalarLike() {
            return wanted.equals(found) ? List.of() : List.of(path + ": stated " + wanted + ", reported " + found);
        }

        @Override
        public <S extends Structure> List<String> struct(Shape.Struct<S> shape) {
            return differences(((Structure) wanted).values(), ((Structure) found).values());
        }

        @Override
        @SuppressWarnings("unchecked")
        public <V> List<String> map(Shape.MapOf<V> shape) {
            Map<String, V> named = new LinkedHashMap<>((SortedMap<String, V>) found);
            named.keySet().retainAll(((SortedMap<String, V>) wanted).keySet());
            return named.equals(wanted) ? List.of() : List.of(path + ": stated " + wanted + ", reported " + found);
        }

        @Override
        public <E extends Structure> List<String> tagged(Shape.Tagged<E> shape) {
            return differences(((Structure) wanted).values(), ((Structure) found).values());
        }
    }
}
