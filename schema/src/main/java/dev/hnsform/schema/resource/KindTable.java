package dev.hnsform.schema.resource;

import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiFunction;

/** Which table of fields a kind has, and how its record is made: one row a kind. */
public final class KindTable {
    private record Row(FieldTable fields, BiFunction<Head, FieldValues, Resource> make) {}

    private static final Map<ResourceKind, Row> ROWS = new EnumMap<>(Map.of(
            ResourceKind.EXISTING_NETWORK, new Row(ExistingNetwork.TABLE, ExistingNetwork::new),
            ResourceKind.NAMESPACE, new Row(Namespace.TABLE, Namespace::new),
            ResourceKind.NETWORK, new Row(Network.TABLE, Network::new),
            ResourceKind.ENDPOINT, new Row(Endpoint.TABLE, Endpoint::new),
            ResourceKind.REMOTE_SUBNET, new Row(RemoteSubnet.TABLE, RemoteSubnet::new)));

    private KindTable() {}

    /** The fields under {@code spec} of a kind. */
    public static FieldTable fields(ResourceKind kind) {
        return row(kind).fields();
    }

    /** Makes the record of the address's kind. */
    public static Resource make(Head head, FieldValues spec) {
        return row(head.address().kind()).make().apply(head, spec);
    }

    private static Row row(ResourceKind kind) {
        Row row = ROWS.get(kind);
        if (row == null) {
            throw new IllegalStateException("kind " + kind.label() + " has no row");
        }
        return row;
    }
}
