package dev.hnsform.schema.resource;

import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.field.Shapes;
import dev.hnsform.schema.field.Structure;
import dev.hnsform.schema.net.Guid;

/**
 * The interface that translated traffic leaves by (hns-reference 2.8).
 *
 * @param values the stated fields
 */
public record InterfaceConstraint(FieldValues values) implements Structure {
    /** By name. */
    public static final Field<String> ALIAS = Field.of("alias", Shapes.text("interface alias", 1, 256), "Its name.");
    /** By GUID. */
    public static final Field<Guid> GUID = Field.of("guid", Shapes.GUID, "Its GUID.");
    /** By index. */
    public static final Field<Long> INDEX =
            Field.of("index", Shapes.integer("interface index", 1, 4_294_967_295L), "Its index.");

    /** The shape. */
    public static final Shape.Struct<InterfaceConstraint> SHAPE =
            Shapes.struct(FieldTable.exactlyOneOf("interfaceConstraint", ALIAS, GUID, INDEX), InterfaceConstraint::new);
}
