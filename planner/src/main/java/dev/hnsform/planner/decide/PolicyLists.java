package dev.hnsform.planner.decide;

import dev.hnsform.planner.diff.FieldPaths;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.policy.PolicyType;
import dev.hnsform.schema.resource.Endpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
        return new Prepared(wanted.with(Endpoint.POLICIES, filledIn(own, there)), held.with(Endpoint.POLICIES, there));
    }

    /** Fills in the key fields that the host decided, such as the port of a mapping, so that a policy is found under its key. */
    private static List<Policy> filledIn(List<Policy> wanted, List<Policy> held) {
        if (wanted.stream().noneMatch(PolicyLists::leavesKeyToHost)) {
            return wanted;
        }
        Map<String, Policy> free = new HashMap<>();
        held.forEach(p -> free.put(p.key(), p));
        wanted.forEach(p -> free.remove(p.key()));
        List<Policy> filled = new ArrayList<>(wanted.size());
        for (Policy policy : wanted) {
            Optional<Policy> match = leavesKeyToHost(policy)
                    ? held.stream()
                            .filter(h -> free.containsKey(h.key()) && fits(policy, h))
                            .findFirst()
                    : Optional.empty();
            if (match.isPresent()) {
                free.remove(match.get().key());
                filled.add(withKeyOf(policy, match.get()));
            } else {
                filled.add(policy);
            }
        }
        return filled;
    }

    private static boolean leavesKeyToHost(Policy policy) {
        for (Field<?> field : policy.type().fields().fields()) {
            if (field.isKey() && field.isDecidedByHost() && !policy.values().has(field)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a policy of the host has all scalars that are stated. */
    private static boolean fits(Policy wanted, Policy held) {
        if (!wanted.type().equals(held.type())) {
            return false;
        }
        for (Field<?> field : wanted.type().fields().fields()) {
            boolean counts = field.isKey() || field.isRequired();
            boolean hostDecides = field.isDecidedByHost() && !wanted.values().has(field);
            if (counts
                    && !hostDecides
                    && !wanted.values().value(field).equals(held.values().value(field))) {
                return false;
            }
        }
        return true;
    }

    private static Policy withKeyOf(Policy wanted, Policy held) {
        FieldValues values = wanted.values();
        for (Field<?> field : wanted.type().fields().fields()) {
            if (field.isKey() && field.isDecidedByHost() && !values.has(field)) {
                values = copy(values, field, held.values());
            }
        }
        return new Policy(wanted.type(), values);
    }

    private static <T> FieldValues copy(FieldValues to, Field<T> field, FieldValues from) {
        Optional<T> value = from.value(field);
        return value.isPresent() ? to.with(field, value.get()) : to;
    }
}
