package dev.hnsform.schema.policy;

import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Policies that leave a part of their key to the host, such as a mapping without an external port (hns-reference 5.3). */
public final class OpenKeys {
    private OpenKeys() {}

    /**
     * The wanted policies with the key fields that the host decided, so that a policy is found under its key.
     *
     * @param wanted as they are stated
     * @param held those that the host holds or held
     */
    public static List<Policy> filledIn(List<Policy> wanted, List<Policy> held) {
        if (wanted.stream().noneMatch(OpenKeys::hasOne)) {
            return wanted;
        }
        Map<String, Policy> free = new HashMap<>();
        held.forEach(p -> free.put(p.key(), p));
        wanted.forEach(p -> free.remove(p.key()));
        List<Policy> filled = new ArrayList<>(wanted.size());
        for (Policy policy : wanted) {
            Optional<Policy> match = hasOne(policy)
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

    /** Of the wanted policies those whose key the host completed, completed. */
    @SuppressWarnings("ReferenceEquality") // what was not completed is the very object that was wanted
    public static List<Policy> decided(List<Policy> wanted, List<Policy> held) {
        List<Policy> filled = filledIn(wanted, held);
        List<Policy> decided = new ArrayList<>(0);
        for (int i = 0; i < wanted.size(); i++) {
            if (!filled.get(i).equals(wanted.get(i))) {
                decided.add(filled.get(i));
            }
        }
        return decided;
    }

    private static boolean hasOne(Policy policy) {
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
