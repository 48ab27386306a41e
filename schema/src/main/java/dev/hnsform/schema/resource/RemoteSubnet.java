package dev.hnsform.schema.resource;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shapes;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.MacAddress;

/**
 * Where a peer node's subnet of an overlay lives: one RemoteSubnetRoute policy of the network (hns-reference 2.8, 5.7).
 *
 * @param head address, labels, moves, lifecycle
 * @param spec the stated fields
 */
public record RemoteSubnet(Head head, FieldValues spec) implements Resource {
    /** The overlay network. */
    public static final Field<ResourceAddress> NETWORK = Field.of(
                    "network", References.NETWORK, "The overlay network, by metadata.name.")
            .asKey();
    /** The peer's subnet. */
    public static final Field<IpPrefix> DESTINATION_PREFIX = Field.of(
                    "destinationPrefix", Shapes.IP_PREFIX, "The peer's subnet.")
            .asKey();
    /** The virtual subnet id. */
    public static final Field<Long> ISOLATION_ID = Field.of(
                    "isolationId", Shapes.integer("VSID", 4096, 16_777_215), "The virtual subnet id, 4096 or more.")
            .asKey();
    /** The peer's address on the underlay. */
    public static final Field<IpAddress> PROVIDER_ADDRESS = Field.of(
                    "providerAddress", Shapes.IP_ADDRESS, "The peer's address on the physical network.")
            .require()
            .inPlace();
    /** The peer's distributed router MAC. */
    public static final Field<MacAddress> DISTRIBUTED_ROUTER_MAC_ADDRESS = Field.of(
                    "distributedRouterMacAddress",
                    Shapes.MAC_ADDRESS,
                    "The DrMacAddress of the peer's network; hnsform output Network/NAME drMacAddress prints it there.")
            .require()
            .inPlace();

    /** The fields. */
    public static final FieldTable TABLE = FieldTable.of(
            "RemoteSubnet",
            NETWORK,
            DESTINATION_PREFIX,
            ISOLATION_ID,
            PROVIDER_ADDRESS,
            DISTRIBUTED_ROUTER_MAC_ADDRESS.since(Feature.REMOTE_SUBNET));

    /** The overlay network. */
    public ResourceAddress network() {
        return spec.required(NETWORK);
    }

    /** The peer's subnet. */
    public IpPrefix destinationPrefix() {
        return spec.required(DESTINATION_PREFIX);
    }

    /** The virtual subnet id. */
    public long isolationId() {
        return spec.required(ISOLATION_ID);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.remoteSubnet(this);
    }

    @Override
    public RemoteSubnet withSpec(FieldValues values) {
        return new RemoteSubnet(head, values);
    }

    @Override
    public RemoteSubnet withHead(Head other) {
        return new RemoteSubnet(other, spec);
    }
}
