package dev.hnsform.appliers.applier;

import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.EndpointAddress;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Subnet;
import java.util.ArrayList;
import java.util.List;

/** What the host had decided before and is asked for again: all of it first, then less, and nothing in the end. */
final class Preferred {
    private Preferred() {}

    /** Of a network: prefixes with their gateways, and the MAC pool. What HNS makes of them by itself is left to it. */
    static List<FieldValues> ofNetwork(Network network, FieldValues recorded) {
        FieldValues.Builder pool = FieldValues.builder(Network.TABLE);
        if (!network.spec().has(Network.MAC_POOL)) {
            pool.putIf(Network.MAC_POOL, recorded.value(Network.MAC_POOL));
        }
        FieldValues less = pool.build();
        FieldValues all = less;
        if (!network.spec().has(Network.SUBNETS) && recorded.has(Network.SUBNETS)) {
            all = less.with(
                    Network.SUBNETS,
                    recorded.required(Network.SUBNETS).stream()
                            .map(subnet -> new Subnet(FieldValues.builder(Subnet.TABLE)
                                    .put(Subnet.PREFIX, subnet.prefix())
                                    .putIf(Subnet.GATEWAY, subnet.gateway())
                                    .build()))
                            .toList());
        }
        return descending(all, less, FieldValues.none(Network.TABLE));
    }

    /** Of an endpoint: addresses and the MAC. DNS settings and routes are its network's, which may have changed. */
    static List<FieldValues> ofEndpoint(Endpoint endpoint, FieldValues recorded) {
        FieldValues.Builder mac = FieldValues.builder(Endpoint.TABLE);
        if (!endpoint.spec().has(Endpoint.MAC_ADDRESS)) {
            mac.putIf(Endpoint.MAC_ADDRESS, recorded.value(Endpoint.MAC_ADDRESS));
        }
        FieldValues less = mac.build();
        FieldValues all = less;
        if (!endpoint.spec().has(Endpoint.IP_ADDRESSES)
                && !recorded.value(Endpoint.IP_ADDRESSES).orElse(List.of()).isEmpty()) {
            all = less.with(
                    Endpoint.IP_ADDRESSES,
                    recorded.required(Endpoint.IP_ADDRESSES).stream()
                            .map(address -> EndpointAddress.of(address.address()))
                            .toList());
        }
        return descending(all, less, FieldValues.none(Endpoint.TABLE));
    }

    private static List<FieldValues> descending(FieldValues all, FieldValues less, FieldValues none) {
        List<FieldValues> tries = new ArrayList<>();
        tries.add(all);
        if (!less.equals(all)) {
            tries.add(less);
        }
        if (!none.equals(less)) {
            tries.add(none);
        }
        return tries;
    }

    /** What people should know when less was asked for than was recorded. */
    static String note(FieldValues recorded, FieldValues asked) {
        List<String> lost = new ArrayList<>();
        for (Field<?> field :
                List.<Field<?>>of(Network.SUBNETS, Network.MAC_POOL, Endpoint.IP_ADDRESSES, Endpoint.MAC_ADDRESS)) {
            if (recorded.table().fields().contains(field) && recorded.has(field) && !asked.has(field)) {
                lost.add(field.name() + " " + text(recorded, field));
            }
        }
        return "the host refused the recorded " + String.join(" and ", lost) + ", so it picked anew";
    }

    private static <T> String text(FieldValues values, Field<T> field) {
        return dev.hnsform.schema.field.FieldJson.toJson(values, field).toString();
    }
}
