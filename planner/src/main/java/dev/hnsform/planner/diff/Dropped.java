package dev.hnsform.planner.diff;

import dev.hnsform.planner.change.FieldChange;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.field.Structure;
import dev.hnsform.schema.resource.Endpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Fields that a document stated before and states no longer: they stay on the host and are no longer managed. Whole elements of lists that
 * are gone are none of them: those go from the host.
 */
public final class Dropped {
    private final List<FieldChange> found = new ArrayList<>(2);

    private Dropped() {}

    /** The fields that are no longer stated, sorted by path; policies that are gone are left aside. */
    public static List<FieldChange> between(FieldValues before, FieldValues now, String top) {
        if (before.equals(now)) {
            return List.of();
        }
        Dropped dropped = new Dropped();
        dropped.values(before, now, Trail.top(top));
        dropped.found.sort(Comparator.comparing(FieldChange::path));
        return List.copyOf(dropped.found);
    }

    private void values(FieldValues before, FieldValues now, Trail trail) {
        for (Field<?> field : before.table().fields()) {
            if (before.has(field)) {
                field(field, before, now, trail);
            }
        }
    }

    private <T> void field(Field<T> field, FieldValues before, FieldValues now, Trail above) {
        T was = before.required(field);
        Optional<T> is = now.value(field);
        Trail trail = above.to(field);
        if (is.isPresent()) {
            if (!was.equals(is.get())) {
                field.shape().accept(new Walker(was, is.get(), trail));
            }
        } else if (field != Endpoint.POLICIES) {
            gone(field.shape(), was, trail);
        }
    }

    private <T> void gone(Shape<T> shape, T was, Trail trail) {
        found.add(new FieldChange(
                trail.path(),
                Optional.of(FieldJson.toJson(shape, was)),
                Optional.empty(),
                FieldChange.Effect.RECORD_ONLY));
    }

    private final class Walker implements Shape.Visitor<Boolean> {
        private final Object was;
        private final Object is;
        private final Trail trail;

        Walker(Object was, Object is, Trail trail) {
            this.was = was;
            this.is = is;
            this.trail = trail;
        }

        @SuppressWarnings("unchecked")
        private <T> T typed(Object value) {
            return (T) value;
        }

        @Override
        public <T> Boolean scalar(Shape.Scalar<T> shape) {
            return true;
        }

        @Override
        public <E> Boolean list(Shape.ListOf<E> shape) {
            if (shape.order() != Shape.Order.KEYED) {
                return true;
            }
            Map<String, E> now = new HashMap<>();
            for (E element : this.<List<E>>typed(is)) {
                now.put(shape.key(element), element);
            }
            for (E element : this.<List<E>>typed(was)) {
                String key = shape.key(element);
                E other = now.get(key);
                if (other != null && !other.equals(element)) {
                    shape.element().accept(new Walker(element, other, trail.at(key)));
                }
            }
            return true;
        }

        @Override
        public <S extends Structure> Boolean struct(Shape.Struct<S> shape) {
            if (!shape.table().isExactlyOne()) {
                values(this.<S>typed(was).values(), this.<S>typed(is).values(), trail);
            }
            return true;
        }

        @Override
        public <V> Boolean map(Shape.MapOf<V> shape) {
            SortedMap<String, V> now = typed(is);
            this.<SortedMap<String, V>>typed(was).forEach((key, value) -> {
                if (!now.containsKey(key)) {
                    gone(shape.value(), value, trail.key(key));
                }
            });
            return true;
        }

        @Override
        public <E extends Structure> Boolean tagged(Shape.Tagged<E> shape) {
            E before = typed(was);
            E now = typed(is);
            if (shape.tag(before).equals(shape.tag(now))) {
                values(before.values(), now.values(), trail);
            }
            return true;
        }
    }
}
