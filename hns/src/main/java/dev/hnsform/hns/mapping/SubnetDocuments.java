package dev.hnsform.hns.mapping;

import dev.hnsform.hns.document.HcnWords;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.resource.IpSubnet;
import dev.hnsform.schema.resource.Route;
import dev.hnsform.schema.resource.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Subnets and IP subnets (hns-reference 2.3). VLAN and VSID are policies of the subnet; v1 may hold them at the network. */
final class SubnetDocuments {
    private static final FieldTable IP_SUBNET =
            IpSubnet.LIST.element() instanceof Shape.Struct<IpSubnet> struct ? struct.table() : FieldTable.of("none");
    private static final List<Row<?>> IP_SUBNET_ROWS = List.of(
            Row.of(IpSubnet.PREFIX, "IpAddressPrefix", Codecs.prefix()),
            Row.of(IpSubnet.FLAGS, "Flags", Codecs.flags(IpSubnet.FLAGS.shape(), HcnWords.IP_SUBNET_FLAGS))
                    .absentMeans(HcnWords.IP_SUBNET_FLAGS.named(0, Codecs.flagNames(IpSubnet.FLAGS.shape()))));
    private static final Row<?> PREFIX =
            Row.of(Subnet.PREFIX, "IpAddressPrefix", Codecs.prefix()).older("AddressPrefix");
    private static final Row<?> FLAGS = Row.of(
                    Subnet.FLAGS, "Flags", Codecs.flags(Subnet.FLAGS.shape(), HcnWords.SUBNET_FLAGS))
            .absentMeans(HcnWords.SUBNET_FLAGS.named(0, Codecs.flagNames(Subnet.FLAGS.shape())));
    private static final List<Isolation> ISOLATIONS =
            List.of(new Isolation("VLAN", Subnet.VLAN), new Isolation("VSID", Subnet.VSID));

    /** One policy that isolates a subnet: {@code {"Type":"VSID","Settings":{"IsolationId":4096}}}, in v1 {@code {"Type":"VSID","VSID":4096}}. */
    private record Isolation(String type, Field<Long> field) {
        JsonObject write(long id) {
            return Json.object()
                    .put("Type", type)
                    .put("Settings", Json.object().put("IsolationId", id).build())
                    .build();
        }

        Optional<Long> read(List<JsonObject> policies) {
            for (JsonObject policy : policies) {
                if (Tolerant.first(policy, "Type")
                        .flatMap(HcnWords.SUBNET_POLICY::label)
                        .filter(type::equals)
                        .isPresent()) {
                    JsonObject settings = Tolerant.object(policy, "Settings").orElse(policy);
                    return Tolerant.first(settings, "IsolationId", type).flatMap(Codecs.number(field.shape())::read);
                }
            }
            return Optional.empty();
        }
    }

    private SubnetDocuments() {}

    static JsonObject write(Subnet subnet) {
        FieldValues values = subnet.values();
        JsonObject.Builder document = Json.object();
        PREFIX.write(values, document);
        List<Json> policies = new ArrayList<>();
        for (Isolation isolation : ISOLATIONS) {
            values.value(isolation.field()).ifPresent(id -> policies.add(isolation.write(id)));
        }
        if (!policies.isEmpty()) {
            document.put("Policies", Json.array(policies));
        }
        List<Route> routes = new ArrayList<>();
        subnet.gateway().ifPresent(gateway -> routes.add(RouteDocuments.toEverything(gateway)));
        routes.addAll(values.value(Subnet.ROUTES).orElse(List.of()));
        if (!routes.isEmpty()) {
            document.put("Routes", RouteDocuments.write(routes));
        }
        values.value(Subnet.IP_SUBNETS).ifPresent(parts -> document.put("IpSubnets", writeParts(parts)));
        FLAGS.write(values, document);
        return document.build();
    }

    static JsonArray writeParts(List<IpSubnet> parts) {
        return Json.array(parts.stream()
                .map(part ->
                        Row.write(IP_SUBNET_ROWS, part.values(), Json.object()).build())
                .toList());
    }

    /** All subnets; empty when one of them cannot be read. */
    static Optional<List<Subnet>> read(
            List<JsonObject> documents, List<JsonObject> networkPolicies, Optional<NetworkType> type) {
        List<Subnet> subnets = new ArrayList<>(documents.size());
        for (JsonObject document : documents) {
            Optional<Subnet> subnet = read(document, networkPolicies, type);
            if (subnet.isEmpty()) {
                return Optional.empty();
            }
            subnets.add(subnet.get());
        }
        return Optional.of(Codecs.distinct(Subnet.LIST, subnets));
    }

    private static Optional<Subnet> read(
            JsonObject document, List<JsonObject> networkPolicies, Optional<NetworkType> type) {
        FieldValues.Builder values = FieldValues.builder(Subnet.TABLE);
        PREFIX.read(document, values);
        FLAGS.read(document, values);
        List<JsonObject> policies = Tolerant.objects(document, "Policies");
        for (Isolation isolation : ISOLATIONS) {
            // NAT gets a VLAN from HNS itself (hns-reference 5.2, log): not a setting of anybody's
            if (type.map(t -> isolation.field().isAllowedOn(t)).orElse(false)) {
                Optional<Long> own = isolation.read(policies);
                values.putIf(isolation.field(), own.isPresent() ? own : isolation.read(networkPolicies));
            }
        }
        readRoutes(document, values);
        readParts(Tolerant.objects(document, "IpSubnets")).ifPresent(parts -> values.put(Subnet.IP_SUBNETS, parts));
        FieldValues read = values.build();
        return read.has(Subnet.PREFIX) ? Optional.of(new Subnet(read)) : Optional.empty();
    }

    private static void readRoutes(JsonObject document, FieldValues.Builder values) {
        Optional<IpAddress> v1Gateway = Tolerant.text(document, "GatewayAddress")
                .flatMap(IpAddress::tryParse)
                .filter(address -> !address.isUnspecified());
        values.putIf(Subnet.GATEWAY, v1Gateway);
        RouteDocuments.read(Tolerant.objects(document, "Routes")).ifPresent(routes -> {
            List<Route> others = new ArrayList<>(routes.size());
            for (Route route : routes) {
                if (route.destinationPrefix().isDefaultRoute() && !values.has(Subnet.GATEWAY)) {
                    values.put(Subnet.GATEWAY, route.nextHop());
                } else {
                    others.add(route);
                }
            }
            values.put(Subnet.ROUTES, others);
        });
    }

    private static Optional<List<IpSubnet>> readParts(List<JsonObject> documents) {
        List<IpSubnet> parts = new ArrayList<>(documents.size());
        for (JsonObject document : documents) {
            FieldValues values = Row.read(IP_SUBNET_ROWS, document, FieldValues.builder(IP_SUBNET))
                    .build();
            if (!values.has(IpSubnet.PREFIX)) {
                return Optional.empty();
            }
            parts.add(new IpSubnet(values));
        }
        return Optional.of(Codecs.distinct(IpSubnet.LIST, parts));
    }
}
