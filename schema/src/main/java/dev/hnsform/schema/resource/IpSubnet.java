package dev.hnsform.schema.resource;

import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.field.Shapes;
import dev.hnsform.schema.field.Structure;
import dev.hnsform.schema.net.IpPrefix;
import java.util.List;
import java.util.SortedMap;

/**
 * A part of a subnet that endpoints bind to (hns-reference 2.3).
 *
 * @param values the stated fields
 */
public record IpSubnet(FieldValues values) implements Structure {
    /** Its prefix. */
    public static final Field<IpPrefix> PREFIX = Field.of(
                    "prefix", Shapes.IP_PREFIX, "Its prefix, inside the subnet's.")
            .asKey();
    /** Flags. */
    public static final Field<SortedMap<String, Boolean>> FLAGS = Field.of(
            "flags",
            Shapes.flags("IP subnet flag", List.of("EnableBroadcast", "ReserveNetworkAddress")),
            "IP subnet flags; only the named ones are managed.");

    /** A list of IP subnets. */
    public static final Shape.ListOf<IpSubnet> LIST = Shapes.keyed(
            Shapes.struct(FieldTable.of("ipSubnet", PREFIX, FLAGS), IpSubnet::new),
            subnet -> subnet.prefix().toString());

    /** Its prefix. */
    public IpPrefix prefix() {
        return values.required(PREFIX);
    }
}
