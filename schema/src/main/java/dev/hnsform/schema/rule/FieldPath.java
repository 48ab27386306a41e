package dev.hnsform.schema.rule;

import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.field.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks paths such as {@code spec.policies[ACL/allow-web].priority} against the tables: whether they can name something. */
final class FieldPath {
    /**
     * Why a path names nothing.
     *
     * @param wrong the part that is wrong
     * @param where what has no such part
     * @param alternatives what could stand in its place
     */
    record Problem(String wrong, String where, List<String> alternatives) {}

    private FieldPath() {}

    /** What is wrong with a path below {@code spec}; empty when nothing is. */
    static Optional<Problem> problem(FieldTable table, String path) {
        if (!path.startsWith("spec.")) {
            return Optional.of(new Problem(path, "a resource", List.of("spec")));
        }
        return inTable(table, path.substring("spec.".length()));
    }

    private static Optional<Problem> inTable(FieldTable table, String path) {
        int end = 0;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        String name = path.substring(0, end);
        Optional<Field<?>> field = table.find(name);
        if (field.isEmpty()) {
            return Optional.of(new Problem(name, table.name(), table.names()));
        }
        return below(field.get().shape(), name, path.substring(end));
    }

    private static Optional<Problem> below(Shape<?> shape, String name, String rest) {
        return rest.isEmpty() ? Optional.empty() : shape.accept(new Below(name, rest));
    }

    private record Below(String name, String rest) implements Shape.Visitor<Optional<Problem>> {
        private Optional<Problem> nothing() {
            return Optional.of(new Problem(rest, "\"" + name + "\"", List.of()));
        }

        @Override
        public <T> Optional<Problem> scalar(Shape.Scalar<T> shape) {
            return nothing();
        }

        @Override
        public <E> Optional<Problem> list(Shape.ListOf<E> shape) {
            if (rest.startsWith(".")) {
                return shape.element().accept(this);
            }
            int close = rest.indexOf(']');
            while (close >= 0
                    && close + 1 < rest.length()
                    && rest.charAt(close + 1) != '.'
                    && rest.charAt(close + 1) != '[') {
                close = rest.indexOf(']', close + 1);
            }
            if (close < 2) {
                return nothing();
            }
            return shape.element().accept(new Element(rest.substring(1, close), rest.substring(close + 1)));
        }

        @Override
        public <S extends Structure> Optional<Problem> struct(Shape.Struct<S> shape) {
            return rest.startsWith(".") ? inTable(shape.table(), rest.substring(1)) : nothing();
        }

        @Override
        public <V> Optional<Problem> map(Shape.MapOf<V> shape) {
            if (!rest.startsWith(".")) {
                return nothing();
            }
            try {
                shape.key().parse(rest.substring(1));
                return Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.of(new Problem(
                        rest.substring(1), "\"" + name + "\"", shape.key().choices()));
            }
        }

        /** {@code policies.ACL}: all elements of one type. */
        @Override
        public <E extends Structure> Optional<Problem> tagged(Shape.Tagged<E> shape) {
            String tag = rest.substring(1);
            return shape.tables().containsKey(tag)
                    ? Optional.empty()
                    : Optional.of(new Problem(
                            tag,
                            "\"" + name + "\"",
                            new ArrayList<>(shape.tables().keySet())));
        }
    }

    /** Behind {@code [key]}. */
    private record Element(String key, String rest) implements Shape.Visitor<Optional<Problem>> {
        private Optional<Problem> end() {
            return rest.isEmpty() ? Optional.empty() : Optional.of(new Problem(rest, "[" + key + "]", List.of()));
        }

        @Override
        public <T> Optional<Problem> scalar(Shape.Scalar<T> shape) {
            return end();
        }

        @Override
        public <E> Optional<Problem> list(Shape.ListOf<E> shape) {
            return end();
        }

        @Override
        public <S extends Structure> Optional<Problem> struct(Shape.Struct<S> shape) {
            return rest.startsWith(".") ? inTable(shape.table(), rest.substring(1)) : end();
        }

        @Override
        public <V> Optional<Problem> map(Shape.MapOf<V> shape) {
            return end();
        }

        @Override
        public <E extends Structure> Optional<Problem> tagged(Shape.Tagged<E> shape) {
            int slash = key.indexOf('/');
            String tag = slash < 0 ? key : key.substring(0, slash);
            FieldTable table = shape.tables().get(tag);
            if (table == null) {
                return Optional.of(new Problem(
                        tag, "the list", new ArrayList<>(shape.tables().keySet())));
            }
            return rest.startsWith(".") ? inTable(table, rest.substring(1)) : end();
        }
    }
}
