package dev.hnsform.schema.resource;

import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shapes;

/**
 * A namespace of endpoints: what a container runtime calls a network namespace (hns-reference 2.5).
 *
 * @param head address, labels, moves, lifecycle
 * @param spec the stated fields
 */
public record Namespace(Head head, FieldValues spec) implements Resource {
    /** The namespace types that a document may ask for. */
    public enum NamespaceType {
        /** For process-isolated containers. */
        HOST("Host");

        private final String label;

        NamespaceType(String label) {
            this.label = label;
        }

        /** HNS's spelling. */
        public String label() {
            return label;
        }
    }

    /** Its type. */
    public static final Field<NamespaceType> TYPE = Field.of(
                    "type", Shapes.word("namespace type", NamespaceType.class, NamespaceType::label), "Host (default).")
            .absentMeans(NamespaceType.HOST);
    /** Whether the compartment is made at once. */
    public static final Field<Boolean> CREATE_WITH_COMPARTMENT = Field.of(
                    "createWithCompartment",
                    Shapes.BOOLEAN,
                    "Whether the compartment is made at once instead of at the first attach.")
            .writeOnly();

    /** The fields. */
    public static final FieldTable TABLE = FieldTable.of("Namespace", TYPE, CREATE_WITH_COMPARTMENT);

    /** Its type. */
    public NamespaceType type() {
        return spec.value(TYPE).orElse(NamespaceType.HOST);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.namespace(this);
    }

    @Override
    public Namespace withSpec(FieldValues values) {
        return new Namespace(head, values);
    }

    @Override
    public Namespace withHead(Head other) {
        return new Namespace(other, spec);
    }
}
