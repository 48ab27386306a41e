package dev.hnsform.schema.resource;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.field.Shapes;
import dev.hnsform.schema.field.Structure;
import dev.hnsform.schema.net.IpAddress;
import java.util.List;

/**
 * The physical adapter below an external network, or the network whose switch is shared (hns-reference 2.8, 5.4).
 *
 * @param values the stated fields
 */
public record Adapter(FieldValues values) implements Structure {
    /** Connection names; several are teamed. */
    public static final Field<List<String>> NAMES = Field.of(
            "names",
            Shapes.ordered(Shapes.text("adapter name", 1, 256)),
            "Connection names such as Ethernet; several are teamed.");
    /** An address of the adapter. */
    public static final Field<IpAddress> ADDRESS = Field.of("address", Shapes.IP_ADDRESS, "An address of the adapter.");
    /** The network whose switch is shared. */
    public static final Field<ResourceAddress> SHARED_WITH = Field.of(
            "sharedWith", References.NETWORK, "The network (Network or ExistingNetwork) whose switch is shared.");

    /** The shape. */
    public static final Shape.Struct<Adapter> SHAPE =
            Shapes.struct(FieldTable.exactlyOneOf("adapter", NAMES, ADDRESS, SHARED_WITH), Adapter::new);
}
