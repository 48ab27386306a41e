package dev.hnsform.schema.resource;

import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.field.Shapes;
import dev.hnsform.schema.field.Structure;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;

/**
 * A route of a subnet or an endpoint.
 *
 * @param values the stated fields
 */
public record Route(FieldValues values) implements Structure {
    /** Where to. */
    public static final Field<IpPrefix> DESTINATION_PREFIX =
            Field.of("destinationPrefix", Shapes.IP_PREFIX, "Where to.").asKey();
    /** Through whom. */
    public static final Field<IpAddress> NEXT_HOP =
            Field.of("nextHop", Shapes.IP_ADDRESS, "Through whom.").asKey();
    /** Lower wins. */
    public static final Field<Long> METRIC = Field.of("metric", Shapes.integer("metric", 0, 65535), "Lower wins.")
            .absentMeans(0L);

    /** A list of routes. */
    public static final Shape.ListOf<Route> LIST = Shapes.keyed(
            Shapes.struct(FieldTable.of("route", DESTINATION_PREFIX, NEXT_HOP, METRIC), Route::new),
            route -> route.destinationPrefix() + ">" + route.nextHop());

    /** Where to. */
    public IpPrefix destinationPrefix() {
        return values.required(DESTINATION_PREFIX);
    }

    /** Through whom. */
    public IpAddress nextHop() {
        return values.required(NEXT_HOP);
    }
}
