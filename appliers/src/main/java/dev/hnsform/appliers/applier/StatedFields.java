package dev.hnsform.appliers.applier;

import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Mutability;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Compares the stated fields that a created object can be judged by alone: references are ids on the host, the adapter is answered in several
 * forms. Of policies each stated one must be there; those of types that are not stated are the host's.
 */
public final class StatedFields implements Agreement {
    private static final Set<Field<?>> ELSEWHERE = Set.of(Endpoint.NETWORK, Endpoint.ATTACHMENT, Network.ADAPTER);

    @Override
    public List<String> differences(Resource wanted, HostObject found) {
        if (wanted.address().kind() != found.kind()) {
            return List.of("kind");
        }
        FieldValues stated = wanted.spec();
        List<String> paths = new ArrayList<>();
        if (stated.table() == Endpoint.TABLE) {
            stated = policies(stated, found.reported(), Endpoint.POLICIES, paths);
        } else if (stated.table() == Network.TABLE) {
            stated = policies(stated, found.reported(), Network.POLICIES, paths);
        }
        for (Field<?> field : stated.stated()) {
            if (field.mutability() != Mutability.WRITE_ONLY
                    && !ELSEWHERE.contains(field)
                    && !Likeness.holds(only(field, stated), found.reported())) {
                paths.add("spec." + field.name());
            }
        }
        return paths;
    }

    private static <T> FieldValues only(Field<T> field, FieldValues from) {
        return FieldValues.none(from.table()).with(field, from.required(field));
    }

    private static FieldValues policies(
            FieldValues stated, FieldValues found, Field<List<Policy>> field, List<String> paths) {
        List<Policy> held = found.value(field).orElse(List.of());
        for (Policy policy : stated.value(field).orElse(List.of())) {
            if (!Likeness.holdsOneOf(policy, held)) {
                paths.add("spec.policies[" + policy.key() + "]");
            }
        }
        return stated.without(field);
    }
}
