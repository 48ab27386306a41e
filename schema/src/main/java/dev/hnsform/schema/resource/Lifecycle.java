package dev.hnsform.schema.resource;

import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shapes;
import dev.hnsform.schema.field.Structure;
import dev.hnsform.schema.net.Guid;
import java.util.List;
import java.util.Optional;

/**
 * How hnsform may treat a resource. Acts from the last applied record once the document is gone.
 *
 * @param values the stated settings
 */
public record Lifecycle(FieldValues values) implements Structure {
    /** What happens to the host object when the document goes. */
    public enum OnRemove {
        /** It is deleted. */
        DELETE("delete"),
        /** It stays on the host, and is never taken for ours again. */
        FORGET("forget");

        private final String label;

        OnRemove(String label) {
            this.label = label;
        }

        /** The word people write. */
        public String label() {
            return label;
        }
    }

    /**
     * The host object to take over.
     *
     * @param values exactly one of id and name
     */
    public record Adopt(FieldValues values) implements Structure {
        /** By id. */
        public static final Field<Guid> ID = Field.of("id", Shapes.GUID, "The object's id.");
        /** By HNS name; exactly one object of the kind must have it. */
        public static final Field<String> NAME =
                Field.of("name", Shapes.text("name", 1, 256), "The object's HNS name; exactly one must have it.");

        private static final FieldTable TABLE = FieldTable.exactlyOneOf("adopt", ID, NAME);

        /** The id to adopt. */
        public Optional<Guid> id() {
            return values.value(ID);
        }

        /** The HNS name to adopt. */
        public Optional<String> name() {
            return values.value(NAME);
        }
    }

    /** Whether deleting or replacing the object is refused. */
    public static final Field<Boolean> PREVENT_DESTROY = Field.of(
            "preventDestroy",
            Shapes.BOOLEAN,
            "Refuse every plan that deletes or replaces the object, also by cascade.");
    /** Host-made differences that are neither shown nor healed. */
    public static final Field<List<String>> IGNORE_DRIFT = Field.of(
            "ignoreDrift",
            Shapes.set(Shapes.text("field path", 1, 512)),
            "Paths such as spec.policies[ACL/allow-web].priority whose host-made differences are neither shown nor healed.");
    /** The host object to take over. */
    public static final Field<Adopt> ADOPT = Field.of(
            "adopt",
            Shapes.struct(Adopt.TABLE, Adopt::new),
            "The existing host object to take over; exactly one must match.");
    /** What happens when the document goes. */
    public static final Field<OnRemove> ON_REMOVE = Field.of(
            "onRemove",
            Shapes.word("onRemove", OnRemove.class, OnRemove::label),
            "delete (default) or forget, when the document goes.");
    /** Consent to an outage of the host. */
    public static final Field<Boolean> ALLOW_HOST_INTERRUPTION = Field.of(
            "allowHostInterruption", Shapes.BOOLEAN, "Consent to a step that interrupts the host's own network.");
    /** Policy types and fields that are let go. */
    public static final Field<List<String>> UNMANAGE = Field.of(
            "unmanage",
            Shapes.set(Shapes.text("field path", 1, 512)),
            "Paths such as spec.policies.ACL that are let go without being removed from the host.");

    /** The settings. */
    public static final FieldTable TABLE = FieldTable.of(
            "lifecycle", PREVENT_DESTROY, IGNORE_DRIFT, ADOPT, ON_REMOVE, ALLOW_HOST_INTERRUPTION, UNMANAGE);

    /** Nothing stated. */
    public static final Lifecycle DEFAULT = new Lifecycle(FieldValues.none(TABLE));

    /** Whether deleting or replacing the object is refused. */
    public boolean preventDestroy() {
        return values.value(PREVENT_DESTROY).orElse(false);
    }

    /** Paths whose host-made differences are neither shown nor healed. */
    public List<String> ignoreDrift() {
        return values.value(IGNORE_DRIFT).orElse(List.of());
    }

    /** The host object to take over. */
    public Optional<Adopt> adopt() {
        return values.value(ADOPT);
    }

    /** What happens when the document goes. */
    public OnRemove onRemove() {
        return values.value(ON_REMOVE).orElse(OnRemove.DELETE);
    }

    /** Consent to an outage of the host. */
    public boolean allowHostInterruption() {
        return values.value(ALLOW_HOST_INTERRUPTION).orElse(false);
    }

    /** Paths that are let go. */
    public List<String> unmanage() {
        return values.value(UNMANAGE).orElse(List.of());
    }
}
