package dev.hnsform.appliers.applier;

import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.field.Structure;
import dev.hnsform.schema.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Whether what the host holds is what is stated: only stated fields count, silence means the default where that is known. */
final class Likeness {
    private Likeness() {}

    /** Whether the host's values hold everything that is stated. */
    static boolean holds(FieldValues wanted, FieldValues found) {
        for (Field<?> field : wanted.stated()) {
            if (!holds(field, wanted, found)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the host's policy is the stated one. */
    static boolean holds(Policy wanted, Policy found) {
        return wanted.type().equals(found.type()) && holds(wanted.values(), found.values());
    }

    /** Whether one of the host's policies is the stated one. */
    static boolean holdsOneOf(Policy wanted, List<Policy> found) {
        return found.stream().anyMatch(policy -> holds(wanted, policy));
    }

    private static <T> boolean holds(Field<T> field, FieldValues wanted, FieldValues found) {
        Optional<T> value = found.value(field).or(field::hostDefault);
        T stated = wanted.required(field);
        return value.isPresent()
                ? same(field.shape(), stated, value.get())
                : field.shape().accept(new IsEmpty(stated));
    }

    static <T> boolean same(Shape<T> shape, T wanted, T found) {
        return shape.accept(new Same(wanted, found));
    }

    private record Same(Object wanted, Object found) implements Shape.Visitor<Boolean> {
        @SuppressWarnings("unchecked")
        private <T> T typed(Object value) {
            return (T) value;
        }

        @Override
        public <T> Boolean scalar(Shape.Scalar<T> shape) {
            return shape.print(typed(wanted)).equals(shape.print(typed(found)));
        }

        @Override
        public <E> Boolean list(Shape.ListOf<E> shape) {
            List<E> left = typed(wanted);
            List<E> right = new ArrayList<>(this.<List<E>>typed(found));
            if (left.size() != right.size()) {
                return false;
            }
            if (shape.order() == Shape.Order.ORDERED) {
                for (int i = 0; i < left.size(); i++) {
                    if (!same(shape.element(), left.get(i), right.get(i))) {
                        return false;
                    }
                }
                return true;
            }
            for (E element : left) {
                Optional<E> match = right.stream()
                        .filter(other -> same(shape.element(), element, other))
                        .findFirst();
                if (match.isEmpty()) {
                    return false;
                }
                right.remove(match.get());
            }
            return true;
        }

        @Override
        public <S extends Structure> Boolean struct(Shape.Struct<S> shape) {
            return holds(this.<S>typed(wanted).values(), this.<S>typed(found).values());
        }

        @Override
        public <V> Boolean map(Shape.MapOf<V> shape) {
            SortedMap<String, V> left = typed(wanted);
            SortedMap<String, V> right = typed(found);
            return left.entrySet().stream()
                    .allMatch(e -> e.getValue().equals(right.getOrDefault(e.getKey(), typed(silence(e.getValue())))));
        }

        @Override
        public <E extends Structure> Boolean tagged(Shape.Tagged<E> shape) {
            E left = typed(wanted);
            E right = typed(found);
            return shape.tag(left).equals(shape.tag(right)) && holds(left.values(), right.values());
        }
    }

    /** What a key means that the host does not answer: off, for switches. */
    private static Object silence(Object stated) {
        return stated instanceof Boolean ? Boolean.FALSE : "";
    }

    /** Whether a stated value is what the host's silence means: an empty list, map or structure. */
    private record IsEmpty(Object stated) implements Shape.Visitor<Boolean> {
        @Override
        public <T> Boolean scalar(Shape.Scalar<T> shape) {
            return false;
        }

        @Override
        public <E> Boolean list(Shape.ListOf<E> shape) {
            return ((List<?>) stated).isEmpty();
        }

        @Override
        public <S extends Structure> Boolean struct(Shape.Struct<S> shape) {
            FieldValues values = ((Structure) stated).values();
            return holds(values, FieldValues.none(values.table()));
        }

        @Override
        public <V> Boolean map(Shape.MapOf<V> shape) {
            return ((SortedMap<?, ?>) stated).values().stream().allMatch(Boolean.FALSE::equals);
        }

        @Override
        public <E extends Structure> Boolean tagged(Shape.Tagged<E> shape) {
            return false;
        }
    }
}
