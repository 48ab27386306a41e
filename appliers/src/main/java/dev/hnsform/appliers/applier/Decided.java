package dev.hnsform.appliers.applier;

import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.policy.OpenKeys;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.resource.Endpoint;
import java.util.List;
import java.util.Optional;

/** What the host decided of what a document left out: whole fields, and the ports of mappings. */
public final class Decided {
    private Decided() {}

    /**
     * The values of fields that the host decides and the document leaves out.
     *
     * @param stated the resource's spec
     * @param found what the host holds, in the same table
     */
    public static FieldValues of(FieldValues stated, FieldValues found) {
        FieldValues.Builder decided = FieldValues.builder(stated.table());
        for (Field<?> field : stated.table().fields()) {
            if (field.isDecidedByHost() && !stated.has(field)) {
                put(decided, field, found);
            }
        }
        if (stated.table() == Endpoint.TABLE) {
            List<Policy> completed = OpenKeys.decided(
                    stated.value(Endpoint.POLICIES).orElse(List.of()),
                    found.value(Endpoint.POLICIES).orElse(List.of()));
            if (!completed.isEmpty()) {
                decided.put(Endpoint.POLICIES, completed);
            }
        }
        return decided.build();
    }

    private static <T> void put(FieldValues.Builder to, Field<T> field, FieldValues from) {
        Optional<T> value = from.value(field);
        to.putIf(field, value);
    }

    /** The same values without those that are stated; of policies those remain whose key is left to the host. */
    public static FieldValues without(FieldValues decided, FieldValues stated) {
        FieldValues rest = decided;
        for (Field<?> field : stated.stated()) {
            if (field == Endpoint.POLICIES && rest.has(field)) {
                List<Policy> completed =
                        OpenKeys.decided(stated.required(Endpoint.POLICIES), rest.required(Endpoint.POLICIES));
                rest = completed.isEmpty() ? rest.without(field) : rest.with(Endpoint.POLICIES, completed);
            } else if (rest.has(field)) {
                rest = rest.without(field);
            }
        }
        return rest;
    }
}
