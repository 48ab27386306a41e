package dev.hnsform.appliers.applier;

import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldValues;
import java.util.Optional;

/** What the host decided of fields that a document left out. */
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
        return decided.build();
    }

    private static <T> void put(FieldValues.Builder to, Field<T> field, FieldValues from) {
        Optional<T> value = from.value(field);
        to.putIf(field, value);
    }

    /** The same values without those that are stated. */
    public static FieldValues without(FieldValues decided, FieldValues stated) {
        FieldValues rest = decided;
        for (Field<?> field : stated.stated()) {
            if (rest.has(field)) {
                rest = rest.without(field);
            }
        }
        return rest;
    }
}
