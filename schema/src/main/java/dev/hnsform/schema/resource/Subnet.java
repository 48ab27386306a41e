package dev.hnsform.schema.resource;

import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.field.Shapes;
import dev.hnsform.schema.field.Structure;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A subnet of a network (hns-reference 2.3).
 *
 * @param values the stated fields
 */
public record Subnet(FieldValues values) implements Structure {
    /** Its prefix. */
    public static final Field<IpPrefix> PREFIX =
            Field.of("prefix", Shapes.IP_PREFIX, "Its prefix.").asKey();
    /** Its gateway. */
    public static final Field<IpAddress> GATEWAY =
            Field.of("gateway", Shapes.IP_ADDRESS, "Its gateway: the next hop of the default route.");
    /** VLAN id. */
    public static final Field<Long> VLAN = Field.of("vlan", Shapes.integer("VLAN id", 1, 4094), "Its VLAN.")
            .only(NetworkType.TRANSPARENT, NetworkType.L2BRIDGE);
    /** Virtual subnet id. */
    public static final Field<Long> VSID = Field.of(
                    "vsid", Shapes.integer("VSID", 4096, 16_777_215), "Its virtual subnet id; required on Overlay.")
            .only(NetworkType.OVERLAY, NetworkType.L2BRIDGE, NetworkType.L2TUNNEL);
    /** Further routes. */
    public static final Field<List<Route>> ROUTES = Field.of("routes", Route.LIST, "Routes besides the default one.");
    /** Parts. */
    public static final Field<List<IpSubnet>> IP_SUBNETS = Field.of(
                    "ipSubnets",
                    IpSubnet.LIST,
                    "Parts that endpoints bind to; left out, HNS makes one of the whole prefix.")
            .since(Feature.IP_SUBNETS)
            .only(NetworkType.L2BRIDGE, NetworkType.L2TUNNEL, NetworkType.OVERLAY)
            .inPlace()
            .decidedByHost();
    /** Flags. */
    public static final Field<SortedMap<String, Boolean>> FLAGS = Field.of(
                    "flags",
                    Shapes.flags("subnet flag", List.of("DoNotReserveGatewayAddress")),
                    "Subnet flags; only the named ones are managed.")
            .since(Feature.SUBNET_FLAGS);

    /** The fields. */
    public static final FieldTable TABLE =
            FieldTable.of("subnet", PREFIX, GATEWAY, VLAN, VSID, ROUTES, IP_SUBNETS, FLAGS);

    /** A list of subnets. */
    public static final Shape.ListOf<Subnet> LIST = Shapes.keyed(
            Shapes.struct(TABLE, Subnet::new), subnet -> subnet.prefix().toString());

    /** Its prefix. */
    public IpPrefix prefix() {
        return values.required(PREFIX);
    }

    /** Its gateway. */
    public Optional<IpAddress> gateway() {
        return values.value(GATEWAY);
    }

    /** Whether HNS leaves the gateway's address free. */
    public boolean leavesGatewayFree() {
        return values.value(FLAGS)
                .map(flags -> flags.getOrDefault("DoNotReserveGatewayAddress", false))
                .orElse(false);
    }
}
