package dev.hnsform.schema.rule;

import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.field.Structure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Walks the stated fields of a resource, also those of structures inside it, and stops at those that a rule is interested in. Which rows of a
 * table can be interesting is worked out once a table, so that resources without such fields cost next to nothing.
 */
final class StatedFields {
    /** Takes what was found. */
    @FunctionalInterface
    interface Visitor {
        /** A stated field of interest and its path. */
        void field(Field<?> field, String path);
    }

    private record Row(Field<?> field, boolean interesting, boolean nested) {}

    private final Predicate<Field<?>> interest;
    private final Map<FieldTable, List<Row>> rows = new HashMap<>();

    StatedFields(Predicate<Field<?>> interest) {
        this.interest = interest;
    }

    void walk(FieldValues values, String path, Visitor visitor) {
        List<Row> known = rows.get(values.table());
        if (known == null) {
            known = rowsOf(values.table());
            rows.put(values.table(), known);
        }
        for (Row row : known) {
            if (values.has(row.field())) {
                String below = path + "." + row.field().name();
                if (row.interesting()) {
                    visitor.field(row.field(), below);
                }
                if (row.nested()) {
                    nested(values, row.field(), below, visitor);
                }
            }
        }
    }

    private List<Row> rowsOf(FieldTable table) {
        return table.fields().stream()
                .map(field -> new Row(field, interest.test(field), field.shape().accept(HAS_FIELDS)))
                .filter(row -> row.interesting() || row.nested())
                .toList();
    }

    private <T> void nested(FieldValues values, Field<T> field, String path, Visitor visitor) {
        Optional<T> value = values.value(field);
        if (value.isPresent()) {
            field.shape().accept(new Nested(value.get(), path, visitor));
        }
    }

    private static final Shape.Visitor<Boolean> HAS_FIELDS = new Shape.Visitor<>() {
        @Override
        public <T> Boolean scalar(Shape.Scalar<T> shape) {
            return false;
        }

        @Override
        public <E> Boolean list(Shape.ListOf<E> shape) {
            return shape.element().accept(this);
        }

        @Override
        public <S extends Structure> Boolean struct(Shape.Struct<S> shape) {
            return true;
        }

        @Override
        public <V> Boolean map(Shape.MapOf<V> shape) {
            return false;
        }

        @Override
        public <E extends Structure> Boolean tagged(Shape.Tagged<E> shape) {
            return true;
        }
    };

    private final class Nested implements Shape.Visitor<Boolean> {
        private final Object value;
        private final String path;
        private final Visitor visitor;

        Nested(Object value, String path, Visitor visitor) {
            this.value = value;
            this.path = path;
            this.visitor = visitor;
        }

        @Override
        public <T> Boolean scalar(Shape.Scalar<T> shape) {
            return false;
        }

        @Override
        public <E> Boolean list(Shape.ListOf<E> shape) {
            for (Object element : (List<?>) value) {
                @SuppressWarnings("unchecked")
                E typed = (E) element;
                shape.element().accept(new Nested(element, path + "[" + shape.key(typed) + "]", visitor));
            }
            return true;
        }

        @Override
        public <S extends Structure> Boolean struct(Shape.Struct<S> shape) {
            return inside();
        }

        @Override
        public <V> Boolean map(Shape.MapOf<V> shape) {
            return false;
        }

        @Override
        public <E extends Structure> Boolean tagged(Shape.Tagged<E> shape) {
            return inside();
        }

        private boolean inside() {
            walk(((Structure) value).values(), path, visitor);
            return true;
        }
    }
}
