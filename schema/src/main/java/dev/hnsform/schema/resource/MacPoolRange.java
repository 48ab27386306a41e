package dev.hnsform.schema.resource;

import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.field.Shapes;
import dev.hnsform.schema.field.Structure;
import dev.hnsform.schema.net.MacAddress;

/**
 * One range of a MAC pool.
 *
 * @param values the stated fields
 */
public record MacPoolRange(FieldValues values) implements Structure {
    /** The first address. */
    public static final Field<MacAddress> FIRST =
            Field.of("first", Shapes.MAC_ADDRESS, "The first address.").asKey();
    /** The last address. */
    public static final Field<MacAddress> LAST =
            Field.of("last", Shapes.MAC_ADDRESS, "The last address, included.").asKey();

    /** A list of ranges. */
    public static final Shape.ListOf<MacPoolRange> LIST = Shapes.keyed(
            Shapes.struct(FieldTable.of("macPool", FIRST, LAST), MacPoolRange::new),
            range -> range.first() + ".." + range.last());

    /** The first address. */
    public MacAddress first() {
        return values.required(FIRST);
    }

    /** The last address, included. */
    public MacAddress last() {
        return values.required(LAST);
    }
}
