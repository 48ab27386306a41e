package dev.hnsform.planner.decide;

import dev.hnsform.planner.diff.FieldPaths;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.policy.OpenKeys;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.policy.PolicyType;
import dev.hnsform.schema.resource.Endpoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Narrows the policies of both sides to the managed types. A type is managed when the document names it or the last applied record does; an
 * empty list manages all types. What {@code lifecycle.unmanage} names is not managed.
 */
final class PolicyLists {
    private PolicyLists() {}

    static Prepared prepare(FieldValues wanted, Optional<FieldValues> applied, FieldValues held, FieldPaths unmanage) {
        Optional<List<Policy>> stated = wanted.value(Endpoint.POLICIES);
        Optional<List<Policy>> before = applied.flatMap(a -> a.value(Endpoint.POLICIES));
        if (stated.isEmpty() && before.isEmpty()) {
            return new Prepared(wanted, held);
        }
        Set<PolicyType> managed = new HashSet<>();
        stated.ifPresent(list -> list.forEach(p -> managed.add(p.type())));
        before.ifPresent(list -> list.forEach(p -> managed.add(p.type())));
        boolean all = stated.isPresent() && stated.get().isEmpty();
        List<Policy> there = new ArrayList<>();
        for (Policy policy : held.value(Endpoint.POLICIES).orElse(List.of())) {
            if ((all || managed.contains(policy.type())) && !unmanage.coverType(policy.type())) {
                there.add(policy);
            }
        }
        List<Policy> own = new ArrayList<>();
        for (Policy policy : stated.orElse(List.of())) {
            if (!unmanage.coverType(policy.type())) {
                own.add(policy);
            }
        }
        return new Prepared(
                wanted.with(Endpoint.POLICIES, OpenKeys.filledIn(own, there)), held.with(Endpoint.POLICIES, there));
    }
}
