package dev.hnsform.schema.resource;

import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.field.Shapes;
import dev.hnsform.schema.field.Structure;
import java.util.List;

/**
 * DNS settings (hns-reference 2.3). HNS replaces them whole.
 *
 * @param values the stated fields
 */
public record Dns(FieldValues values) implements Structure {
    /** The endpoint's own domain. */
    public static final Field<String> DOMAIN =
            Field.of("domain", Shapes.text("domain", 1, 253), "The DNS suffix.").inPlace();
    /** Search suffixes. */
    public static final Field<List<String>> SEARCH = Field.of(
                    "search",
                    Shapes.ordered(Shapes.text("domain", 1, 253)),
                    "Search suffixes, in the order in which they are tried.")
            .inPlace();
    /** Servers. */
    public static final Field<List<dev.hnsform.schema.net.IpAddress>> SERVERS = Field.of(
                    "servers", Shapes.ordered(Shapes.IP_ADDRESS), "Servers, in the order in which they are asked.")
            .inPlace();
    /** Resolver options. */
    public static final Field<List<String>> OPTIONS = Field.of(
                    "options", Shapes.ordered(Shapes.text("option", 1, 256)), "Resolver options.")
            .inPlace();

    /** The shape. */
    public static final Shape.Struct<Dns> SHAPE =
            Shapes.struct(FieldTable.of("dns", DOMAIN, SEARCH, SERVERS, OPTIONS), Dns::new);
}
