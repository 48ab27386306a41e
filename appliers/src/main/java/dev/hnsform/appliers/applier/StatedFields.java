package dev.hnsform.appliers.applier;

import dev.hnsform.planner.change.FieldChange;
import dev.hnsform.planner.diff.Effects;
import dev.hnsform.planner.diff.FieldComparison;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Resource;
import java.util.ArrayList;
import java.util.List;

/**
 * The planner's comparison, as far as a created object can be judged by it alone: of policies each stated one must be there; those of types that
 * are not stated are the host's.
 */
public final class StatedFields implements Agreement {
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
        for (FieldChange change : FieldComparison.withHost(stated, found.reported(), Effects.PLAIN)) {
            paths.add(change.path());
        }
        return paths;
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
