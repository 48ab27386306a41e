package dev.hnsform.appliers.applier;

import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.policy.OpenKeys;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.EndpointAddress;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Subnet;
import java.util.ArrayList;
import java.util.Arrays;
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

    /** Of an endpoint: ports of mappings, addresses and the MAC. DNS settings and routes are its network's, which may have changed. */
    static List<FieldValues> ofEndpoint(Endpoint endpoint, FieldValues recorded) {
        FieldValues.Builder mac = FieldValues.builder(Endpoint.TABLE);
        if (!endpoint.spec().has(Endpoint.MAC_ADDRESS)) {
            mac.putIf(Endpoint.MAC_ADDRESS, recorded.value(Endpoint.MAC_ADDRESS));
        }
        FieldValues less = mac.build();
        FieldValues addresses = less;
        if (!endpoint.spec().has(Endpoint.IP_ADDRESSES)
                && !recorded.value(Endpoint.IP_ADDRESSES).orElse(List.of()).isEmpty()) {
            addresses = less.with(
                    Endpoint.IP_ADDRESSES,
                    recorded.required(Endpoint.IP_ADDRESSES).stream()
                            .map(address -> EndpointAddress.of(address.address()))
                            .toList());
        }
        List<Policy> ports = recorded.value(Endpoint.POLICIES).orElse(List.of());
        FieldValues all = ports.isEmpty() ? addresses : addresses.with(Endpoint.POLICIES, ports);
        return descending(all, addresses, less, FieldValues.none(Endpoint.TABLE));
    }

    /** A spec that asks for preferred values where it leaves them to the host. */
    static FieldValues askedFor(FieldValues spec, FieldValues preferred) {
        FieldValues asked = spec.orElse(preferred);
        if (spec.table() == Endpoint.TABLE && spec.has(Endpoint.POLICIES) && preferred.has(Endpoint.POLICIES)) {
            return asked.with(
                    Endpoint.POLICIES,
                    OpenKeys.filledIn(spec.required(Endpoint.POLICIES), preferred.required(Endpoint.POLICIES)));
        }
        return spec.table() == Endpoint.TABLE && !spec.has(Endpoint.POLICIES)
                ? asked.without(Endpoint.POLICIES)
                : asked;
    }

    private static List<FieldValues> descending(FieldValues... wishes) {
        return Arrays.stream(wishes).distinct().toList();
    }

    /** What people should know when less was asked for than was recorded. */
    static String note(FieldValues recorded, FieldValues asked) {
        List<String> lost = new ArrayList<>();
        for (Field<?> field : List.<Field<?>>of(
                Network.SUBNETS, Network.MAC_POOL, Endpoint.IP_ADDRESSES, Endpoint.MAC_ADDRESS, Endpoint.POLICIES)) {
            if (recorded.table().fields().contains(field) && recorded.has(field) && !asked.has(field)) {
                lost.add(field.name() + " " + text(recorded, field));
            }
        }
        return "the host refused the recorded " + String.join(" and ", lost) + ", so it picked anew";
    }

    private static <T> String text(FieldValues values, Field<T> field) {
        return FieldJson.toJson(values, field).toString();
    }
}
