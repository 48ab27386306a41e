package dev.hnsform.planner.decide;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.field.Structure;
import dev.hnsform.schema.policy.Policy;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Finds stated fields and policies that need a feature the host lacks. Tables that need nothing the host lacks are not walked. */
final class FeatureCheck {
    private final Scene scene;
    private final Map<FieldTable, Boolean> lacking = new IdentityHashMap<>();

    FeatureCheck(Scene scene) {
        this.scene = scene;
    }

    void check(Nodes nodes) {
        if (scene.destroy() || scene.features().supported().size() == Feature.values().length) {
            return;
        }
        for (Node node : nodes.all()) {
            if (node.isIncluded()) {
                node.desired().ifPresent(r -> values(r.spec(), r.address(), "spec"));
            }
        }
    }

    private boolean lacks(Optional<Feature> feature) {
        return feature.isPresent() && !scene.features().has(feature.get());
    }

    private boolean isLacking(FieldTable table) {
        Boolean known = lacking.get(table);
        if (known != null) {
            return known;
        }
        lacking.put(table, false); // a table inside itself adds nothing
        boolean found = false;
        for (Field<?> field : table.fields()) {
            found |= lacks(field.since()) || isLacking(field.shape());
        }
        lacking.put(table, found);
        return found;
    }

    private boolean isLacking(Shape<?> shape) {
        return shape.accept(new Shape.Visitor<Boolean>() {
            @Override
            public <T> Boolean scalar(Shape.Scalar<T> scalar) {
                return false;
            }

            @Override
            public <E> Boolean list(Shape.ListOf<E> list) {
                return isLacking(list.element());
            }

            @Override
            public <S extends Structure> Boolean struct(Shape.Struct<S> struct) {
                return isLacking(struct.table());
            }

            @Override
            public <V> Boolean map(Shape.MapOf<V> map) {
                return false;
            }

            @Override
            public <E extends Structure> Boolean tagged(Shape.Tagged<E> tagged) {
                return true; // a policy's own feature is known from the policy alone
            }
        });
    }

    private void values(FieldValues values, ResourceAddress address, String path) {
        if (!isLacking(values.table())) {
            return;
        }
        for (Field<?> field : values.table().fields()) {
            if (values.has(field)) {
                field(values, field, address, path + "." + field.name());
            }
        }
    }

    private <T> void field(FieldValues values, Field<T> field, ResourceAddress address, String path) {
        if (lacks(field.since())) {
            report(field.since().orElseThrow(), address, path);
        }
        field.shape().accept(new Walker(values.required(field), address, path));
    }

    private void report(Feature feature, ResourceAddress address, String path) {
        scene.report(
                PlanFault.MISSING_FEATURE,
                path + " of " + address + " needs " + feature.label() + ", which "
                        + scene.features().release()
                        + " does not have. Leave it out, or apply the stack to a host that has it.",
                address,
                path);
    }

    private final class Walker implements Shape.Visitor<Boolean> {
        private final Object value;
        private final ResourceAddress address;
        private final String path;

        Walker(Object value, ResourceAddress address, String path) {
            this.value = value;
            this.address = address;
            this.path = path;
        }

        @SuppressWarnings("unchecked")
        private <T> T typed() {
            return (T) value;
        }

        @Override
        public <T> Boolean scalar(Shape.Scalar<T> shape) {
            return true;
        }

        @Override
        public <E> Boolean list(Shape.ListOf<E> shape) {
            for (E element : this.<List<E>>typed()) {
                shape.element().accept(new Walker(element, address, path + "[" + shape.key(element) + "]"));
            }
            return true;
        }

        @Override
        public <S extends Structure> Boolean struct(Shape.Struct<S> shape) {
            values(this.<S>typed().values(), address, path);
            return true;
        }

        @Override
        public <V> Boolean map(Shape.MapOf<V> shape) {
            return this.<SortedMap<String, V>>typed().isEmpty();
        }

        @Override
        public <E extends Structure> Boolean tagged(Shape.Tagged<E> shape) {
            E element = typed();
            if (element instanceof Policy policy && lacks(policy.type().since())) {
                report(policy.type().since().orElseThrow(), address, path);
            }
            values(element.values(), address, path);
            return true;
        }
    }
}
