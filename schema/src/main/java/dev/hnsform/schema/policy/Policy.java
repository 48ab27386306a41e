package dev.hnsform.schema.policy;

import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Structure;
import org.jspecify.annotations.Nullable;

/**
 * One policy of an object: its type of the catalogue and that type's fields.
 *
 * @param type the row of the catalogue
 * @param values the fields
 */
public record Policy(PolicyType type, FieldValues values) implements Structure {
    /** Checks that the values are of the type. */
    public Policy {
        if (values.table() != type.fields()) {
            throw new IllegalArgumentException("values of " + values.table() + " are no " + type.name() + " policy");
        }
    }

    // Written out, as in other values that maps are keyed by: what javac makes for a record is slow without the
    // optimising compiler.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof Policy that && type.equals(that.type) && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + values.hashCode();
    }

    /** How the policy is known among the others of its object: {@code ACL/allow-web}; a one-of-a-kind policy by its type alone. */
    public String key() {
        String natural = type.naturalKey(values);
        return natural.isEmpty() ? type.name() : type.name() + "/" + natural;
    }
}
