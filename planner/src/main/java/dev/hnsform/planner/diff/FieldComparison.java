package dev.hnsform.planner.diff;

import dev.hnsform.planner.change.FieldChange;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Mutability;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.field.Structure;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.RemoteSubnet;
import dev.hnsform.schema.resource.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What differs between wanted values and those that are there, by the field table. Only wanted fields count: lists with keys compare by key,
 * sets as sets, ordered lists whole, of flags and extensions only the named keys. Silence of the host means the field's default, or nothing.
 * Fields that HNS never answers do not compare. The answer is sorted by path.
 */
public final class FieldComparison {
    /** References: the host has ids for them, so they compare elsewhere. */
    private static final Set<Field<?>> BY_ID =
            Set.of(Endpoint.NETWORK, Endpoint.ATTACHMENT, RemoteSubnet.NETWORK, Network.ADAPTER);

    private static final Comparator<FieldChange> BY_PATH = Comparator.comparing(FieldChange::path);

    private enum Mode {
        HOST,
        DOCUMENTS
    }

    private final Effects effects;
    private final Mode mode;
    private final List<FieldChange> found = new ArrayList<>(4);

    private FieldComparison(Effects effects, Mode mode) {
        this.effects = effects;
        this.mode = mode;
    }

    /** What has to change for the host to hold what is wanted; references and the adapter left aside. */
    public static List<FieldChange> withHost(FieldValues wanted, FieldValues held, Effects effects) {
        if (wanted.equals(held)) {
            return List.of();
        }
        FieldComparison comparison = new FieldComparison(effects, Mode.HOST);
        comparison.values(wanted, held, Trail.top("spec"));
        return comparison.sorted();
    }

    /** What one document says otherwise than another: all stated fields, references and those that HNS never answers included. */
    public static List<FieldChange> ofDocuments(FieldValues wanted, FieldValues before, String top) {
        if (wanted.equals(before)) {
            return List.of();
        }
        FieldComparison comparison = new FieldComparison(Effects.PLAIN, Mode.DOCUMENTS);
        comparison.values(wanted, before, Trail.top(top));
        return comparison.sorted();
    }

    private List<FieldChange> sorted() {
        found.sort(BY_PATH);
        return List.copyOf(found);
    }

    private void values(FieldValues wanted, FieldValues held, Trail trail) {
        FieldTable table = wanted.table();
        if (mode == Mode.HOST && table.isExactlyOne() && !held.isEmpty() && isOtherAlternative(wanted, held)) {
            return; // the host answers in another of several forms, which cannot be compared
        }
        for (Field<?> field : table.fields()) {
            if (wanted.has(field)) {
                field(field, wanted, held, trail);
            }
        }
    }

    private static boolean isOtherAlternative(FieldValues wanted, FieldValues held) {
        for (Field<?> field : wanted.table().fields()) {
            if (wanted.has(field) && held.has(field)) {
                return false;
            }
        }
        return true;
    }

    private <T> void field(Field<T> field, FieldValues wanted, FieldValues held, Trail above) {
        if (mode == Mode.HOST && (field.mutability() == Mutability.WRITE_ONLY || BY_ID.contains(field))) {
            return;
        }
        T value = wanted.required(field);
        Optional<T> there = held.value(field);
        if (there.isEmpty() && mode == Mode.HOST) {
            there = field.hostDefault();
        }
        if (there.isPresent() && value.equals(there.get())) {
            return;
        }
        field.shape().accept(new Comparer(value, there.isPresent() ? there.get() : null, above.to(field)));
    }

    private <T> void differs(Shape<T> shape, @Nullable T wanted, @Nullable T held, Trail trail, boolean element) {
        Optional<Json> before = held == null ? Optional.empty() : Optional.of(FieldJson.toJson(shape, held));
        Optional<Json> after = wanted == null ? Optional.empty() : Optional.of(FieldJson.toJson(shape, wanted));
        found.add(new FieldChange(trail.path(), before, after, effects.of(trail, element)));
    }

    private final class Comparer implements Shape.Visitor<Boolean> {
        private final Object wanted;
        private final @Nullable Object held;
        private final Trail trail;

        Comparer(Object wanted, @Nullable Object held, Trail trail) {
            this.wanted = wanted;
            this.held = held;
            this.trail = trail;
        }

        @SuppressWarnings("unchecked")
        private <T> T wanted() {
            return (T) wanted;
        }

        @SuppressWarnings("unchecked")
        private <T> @Nullable T held() {
            return (T) held;
        }

        @Override
        public <T> Boolean scalar(Shape.Scalar<T> shape) {
            T there = held();
            if (there == null || !shape.print(wanted()).equals(shape.print(there))) {
                differs(shape, this.<T>wanted(), there, trail, false);
            }
            return true;
        }

        @Override
        public <E> Boolean list(Shape.ListOf<E> shape) {
            List<E> left = wanted();
            List<E> there = held();
            List<E> right = there == null ? List.of() : there;
            if (left.isEmpty() && right.isEmpty()) {
                if (mode == Mode.DOCUMENTS && there == null) {
                    differs(shape, left, null, trail, false); // stated as empty is more than left out
                }
                return true;
            }
            switch (shape.order()) {
                case KEYED -> keyed(shape, left, right);
                case SET -> whole(shape, left, there, sameKeys(shape, left, right));
                case ORDERED -> whole(shape, left, there, sameOrder(shape, left, right));
            }
            return true;
        }

        private <E> void whole(Shape.ListOf<E> shape, List<E> left, @Nullable List<E> right, boolean same) {
            if (!same) {
                differs(shape, left, right, trail, false);
            }
        }

        private <E> boolean sameKeys(Shape.ListOf<E> shape, List<E> left, List<E> right) {
            Set<String> keys = new java.util.HashSet<>();
            left.forEach(e -> keys.add(shape.key(e)));
            Set<String> others = new java.util.HashSet<>();
            right.forEach(e -> others.add(shape.key(e)));
            return keys.equals(others);
        }

        private <E> boolean sameOrder(Shape.ListOf<E> shape, List<E> left, List<E> right) {
            if (left.size() != right.size()) {
                return false;
            }
            for (int i = 0; i < left.size(); i++) {
                if (!shape.key(left.get(i)).equals(shape.key(right.get(i)))) {
                    return false;
                }
            }
            return true;
        }

        private <E> void keyed(Shape.ListOf<E> shape, List<E> left, List<E> right) {
            Map<String, E> others = new HashMap<>();
            for (E element : right) {
                others.put(shape.key(element), element);
            }
            for (E element : left) {
                String key = shape.key(element);
                E other = others.remove(key);
                if (other == null) {
                    differs(shape.element(), element, null, element(key, element), true);
                } else if (!element.equals(other)) {
                    shape.element().accept(new Comparer(element, other, element(key, element)));
                }
            }
            for (E element : right) {
                String key = shape.key(element);
                if (others.containsKey(key) && !isHostsOwn(element)) {
                    differs(shape.element(), null, element, element(key, element), true);
                }
            }
        }

        private Trail element(String key, Object element) {
            return element instanceof Policy policy ? trail.at(key, policy.type()) : trail.at(key);
        }

        /** The default route of an endpoint comes from its subnet. */
        private boolean isHostsOwn(Object element) {
            return mode == Mode.HOST
                    && trail.field() == Endpoint.ROUTES
                    && element instanceof Route route
                    && route.destinationPrefix().isDefaultRoute();
        }

        @Override
        public <S extends Structure> Boolean struct(Shape.Struct<S> shape) {
            S structure = wanted();
            S there = held();
            if (there == null && structure.values().isEmpty()) {
                differs(shape, structure, null, trail, false);
            } else {
                values(structure.values(), there == null ? FieldValues.none(shape.table()) : there.values(), trail);
            }
            return true;
        }

        @Override
        public <V> Boolean map(Shape.MapOf<V> shape) {
            SortedMap<String, V> left = wanted();
            SortedMap<String, V> right = held();
            left.forEach((key, value) -> {
                V other = right == null ? null : right.get(key);
                boolean silentNo = mode == Mode.HOST && other == null && Boolean.FALSE.equals(value);
                if (!value.equals(other) && !silentNo) {
                    differs(shape.value(), value, other, trail.key(key), false);
                }
            });
            return true;
        }

        @Override
        public <E extends Structure> Boolean tagged(Shape.Tagged<E> shape) {
            E structure = wanted();
            E there = held();
            if (there == null || !shape.tag(structure).equals(shape.tag(there))) {
                differs(shape, structure, there, trail, true);
            } else {
                values(structure.values(), there.values(), trail);
            }
            return true;
        }
    }
}
