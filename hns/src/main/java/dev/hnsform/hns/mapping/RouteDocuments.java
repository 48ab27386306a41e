package dev.hnsform.hns.mapping;

import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.field.Shapes;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.Ipv4Address;
import dev.hnsform.schema.net.Ipv6Address;
import dev.hnsform.schema.resource.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code Routes} of a subnet or an endpoint. The gateway is the route to everything (hns-reference 2.3). */
final class RouteDocuments {
    private static final FieldTable TABLE =
            Route.LIST.element() instanceof Shape.Struct<Route> struct ? struct.table() : FieldTable.of("route");
    private static final IpPrefix ALL_IPV4 = IpPrefix.of(new Ipv4Address(0), 0);
    private static final IpPrefix ALL_IPV6 = IpPrefix.of(new Ipv6Address(0, 0), 0);
    private static final List<Row<?>> ROWS = List.of(
            Row.of(Route.NEXT_HOP, "NextHop", Codecs.text(Shapes.IP_ADDRESS)),
            Row.of(Route.DESTINATION_PREFIX, "DestinationPrefix", Codecs.prefix()),
            Row.of(Route.METRIC, "Metric", Codecs.number(Route.METRIC.shape())).absentMeans(0L));

    private RouteDocuments() {}

    /** The route to everything through a gateway. */
    static Route toEverything(IpAddress gateway) {
        return new Route(FieldValues.builder(TABLE)
                .put(Route.DESTINATION_PREFIX, gateway.isIpv4() ? ALL_IPV4 : ALL_IPV6)
                .put(Route.NEXT_HOP, gateway)
                .build());
    }

    static JsonArray write(List<Route> routes) {
        return Json.array(routes.stream()
                .map(route -> Row.write(ROWS, route.values(), Json.object()).build())
                .toList());
    }

    /** All routes; empty when one of them cannot be read. Routes without a next hop are on-link ones of the host's own and left out. */
    static Optional<List<Route>> read(List<JsonObject> documents) {
        List<Route> routes = new ArrayList<>(documents.size());
        for (JsonObject document : documents) {
            FieldValues values =
                    Row.read(ROWS, document, FieldValues.builder(TABLE)).build();
            boolean hopUnreadable = !values.has(Route.NEXT_HOP)
                    && Tolerant.text(document, "NextHop").isPresent();
            if (hopUnreadable || !values.has(Route.DESTINATION_PREFIX)) {
                return Optional.empty();
            }
            if (values.value(Route.NEXT_HOP).filter(hop -> !hop.isUnspecified()).isPresent()) {
                routes.add(new Route(values));
            }
        }
        return Optional.of(Codecs.distinct(Route.LIST, routes));
    }

    /** With the metric that answers leave out, so that a route made from a gateway compares with one that was read. */
    static Route withMetric(Route route) {
        return route.values().has(Route.METRIC)
                ? route
                : new Route(route.values().with(Route.METRIC, 0L));
    }
}
