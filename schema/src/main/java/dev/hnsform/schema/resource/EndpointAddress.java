package dev.hnsform.schema.resource;

import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.field.Shapes;
import dev.hnsform.schema.field.Structure;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An address of an endpoint: {@code 10.244.3.9}, {@code 10.244.3.9/32}, or {@code {address, ipSubnet}}.
 *
 * @param values the stated fields
 */
public record EndpointAddress(FieldValues values) implements Structure {
    /** The address. */
    public static final Field<IpAddress> ADDRESS =
            Field.of("address", Shapes.IP_ADDRESS, "The address.").asKey();
    /** The prefix length that the container sees. */
    public static final Field<Long> PREFIX_LENGTH = Field.of(
                    "prefixLength",
                    Shapes.integer("prefix length", 1, 128),
                    "The prefix length that the container sees; left out, the subnet's.")
            .decidedByHost();
    /** The IP subnet it is bound to. */
    public static final Field<IpPrefix> IP_SUBNET = Field.of(
                    "ipSubnet",
                    Shapes.IP_PREFIX,
                    "The prefix of the IP subnet it is bound to; left out, the one that holds it.")
            .decidedByHost();

    private static final FieldTable TABLE = FieldTable.of("ipAddress", ADDRESS, PREFIX_LENGTH, IP_SUBNET);

    /** A list of addresses. */
    public static final Shape.ListOf<EndpointAddress> LIST = Shapes.keyed(
            Shapes.struct(
                    TABLE,
                    EndpointAddress::new,
                    Shapes.string("IP address", EndpointAddress::parse, EndpointAddress::toString)),
            address -> address.address().toString());

    /** An address alone. */
    public static EndpointAddress of(IpAddress address) {
        return new EndpointAddress(
                FieldValues.builder(TABLE).put(ADDRESS, address).build());
    }

    /**
     * Reads {@code 10.244.3.9} or {@code 10.244.3.9/32}.
     *
     * @throws IllegalArgumentException when it is neither; the message is fit for a user
     */
    public static EndpointAddress parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return of(IpAddress.parse(text));
        }
        IpAddress address = IpAddress.parse(text.substring(0, slash));
        long length = Shapes.integer("prefix length", 1, address.bits()).parse(text.substring(slash + 1));
        return new EndpointAddress(FieldValues.builder(TABLE)
                .put(ADDRESS, address)
                .put(PREFIX_LENGTH, length)
                .build());
    }

    /** The address. */
    public IpAddress address() {
        return values.required(ADDRESS);
    }

    /** The prefix length that the container sees. */
    public Optional<Long> prefixLength() {
        return values.value(PREFIX_LENGTH);
    }

    // Written out, as in other values that maps are keyed by: what javac makes for a record is slow without the
    // optimising compiler.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof EndpointAddress that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return address() + prefixLength().map(length -> "/" + length).orElse("");
    }
}
