package dev.hnsform.simulator.document;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.simulator.model.Route;
import java.util.List;
import java.util.Optional;

/** Routes: {@code {NextHop, DestinationPrefix, Metric}}. */
final class RouteDocuments {
    private RouteDocuments() {}

    /** A route; one without a next hop is none (hns-reference 2.3: HNS accepts subnets without routes). */
    static Optional<Route> read(JsonObject route) {
        return Fields.address(route, "NextHop")
                .map(hop ->
                        new Route(Fields.parsePrefix("DestinationPrefix", destination(route, hop.isIpv4())), hop, (int)
                                Math.min(65535, Fields.number(route, "Metric"))));
    }

    private static String destination(JsonObject route, boolean ipv4) {
        String text = Fields.text(route, "DestinationPrefix");
        return text.isEmpty() ? ipv4 ? "0.0.0.0/0" : "::/0" : text;
    }

    /** The routes of an answer. */
    static JsonArray write(List<Route> routes, boolean defaults) {
        return Json.array(routes.stream().map(r -> write(r, defaults)).toList());
    }

    private static JsonObject write(Route route, boolean defaults) {
        JsonObject.Builder object = Json.object()
                .put("NextHop", route.nextHop().toString())
                .put("DestinationPrefix", route.destination().toString());
        if (defaults || route.metric() != 0) {
            object.put("Metric", route.metric());
        }
        return object.build();
    }
}
