package dev.hnsform.schema.resource;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.field.Shapes;
import dev.hnsform.schema.field.Structure;
import java.util.Optional;

/**
 * Where an endpoint is attached: in a namespace, at the host, or nowhere (hns-reference 5.6).
 *
 * @param values exactly one of namespace, host and none
 */
public record Attachment(FieldValues values) implements Structure {
    /**
     * A setting without fields: {@code {}}.
     *
     * @param values nothing
     */
    public record Nothing(FieldValues values) implements Structure {
        private static final Shape.Struct<Nothing> HOST = Shapes.struct(FieldTable.of("host"), Nothing::new);
        private static final Shape.Struct<Nothing> NONE = Shapes.struct(FieldTable.of("none"), Nothing::new);
    }

    /** In a namespace of the stack. */
    public static final Field<ResourceAddress> NAMESPACE = Field.of(
                    "namespace", References.NAMESPACE, "The Namespace, by metadata.name.")
            .inPlace();
    /** At the host: a host interface on the network. */
    public static final Field<Nothing> HOST = Field.of(
                    "host", Nothing.HOST, "The host's own compartment: a host interface on the network.")
            .inPlace();
    /** Nowhere. */
    public static final Field<Nothing> NONE = Field.of(
                    "none", Nothing.NONE, "Nowhere: an attachment found on the host is removed.")
            .inPlace();

    /** The fields. */
    public static final FieldTable TABLE = FieldTable.exactlyOneOf("attachment", NAMESPACE, HOST, NONE);

    /** The shape. */
    public static final Shape.Struct<Attachment> SHAPE = Shapes.struct(TABLE, Attachment::new);

    /** In a namespace. */
    public static Attachment to(ResourceAddress namespace) {
        return new Attachment(
                FieldValues.builder(TABLE).put(NAMESPACE, namespace).build());
    }

    /** At the host. */
    public static Attachment toHost() {
        return new Attachment(FieldValues.builder(TABLE)
                .put(HOST, new Nothing(FieldValues.none(Nothing.HOST.table())))
                .build());
    }

    /** Nowhere. */
    public static Attachment nowhere() {
        return new Attachment(FieldValues.builder(TABLE)
                .put(NONE, new Nothing(FieldValues.none(Nothing.NONE.table())))
                .build());
    }

    /** The namespace, when it is attached to one. */
    public Optional<ResourceAddress> namespace() {
        return values.value(NAMESPACE);
    }

    /** Whether it is attached to the host. */
    public boolean isHost() {
        return values.has(HOST);
    }

    /** Whether it is attached nowhere. */
    public boolean isNone() {
        return values.has(NONE);
    }
}
