package dev.hnsform.hns.mapping;

import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNamespace;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.host.Listing;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonWriter;
import java.util.List;
import java.util.function.Function;

/** An observation as text, for golden files. */
final class ObservationText {
    private ObservationText() {}

    static String of(Observation observation) {
        JsonObject.Builder text = Json.object();
        put(text, "networks", observation.networks(), ObservationText::network);
        put(text, "endpoints", observation.endpoints(), ObservationText::endpoint);
        put(text, "namespaces", observation.namespaces(), ObservationText::namespace);
        return JsonWriter.pretty(text.build()) + "\n";
    }

    private static <T> void put(
            JsonObject.Builder text, String name, Listing<T> listing, Function<T, JsonObject> writer) {
        List<JsonObject> objects = listing.objects().stream().map(writer).toList();
        if (!objects.isEmpty()) {
            text.put(name, Json.array(objects));
        }
        listing.cause().ifPresent(cause -> text.put(name + "Partial", cause));
    }

    private static JsonObject network(HostNetwork network) {
        JsonObject.Builder json = Json.object()
                .put("id", network.id().toString())
                .put("name", network.name())
                .put("owner", network.owner())
                .put("type", network.type())
                .put("reported", FieldJson.toJson(network.reported()));
        if (!network.remoteSubnets().isEmpty()) {
            json.put(
                    "remoteSubnets",
                    Json.array(network.remoteSubnets().stream()
                            .map(FieldJson::toJson)
                            .toList()));
        }
        network.layer().ifPresent(layer -> json.put("layer", layer.toString()));
        network.adapterName().ifPresent(name -> json.put("adapterName", name));
        network.managementIp().ifPresent(ip -> json.put("managementIp", ip.toString()));
        network.drMac().ifPresent(mac -> json.put("drMac", mac.toString()));
        return json.build();
    }

    private static JsonObject endpoint(HostEndpoint endpoint) {
        return Json.object()
                .put("id", endpoint.id().toString())
                .put("name", endpoint.name())
                .put("owner", endpoint.owner())
                .put("network", endpoint.network().toString())
                .put("reported", FieldJson.toJson(endpoint.reported()))
                .put("place", endpoint.place().toString())
                .build();
    }

    private static JsonObject namespace(HostNamespace namespace) {
        return Json.object()
                .put("id", namespace.id().toString())
                .put("name", namespace.name())
                .put("owner", namespace.owner())
                .put("type", namespace.type())
                .put("reported", FieldJson.toJson(namespace.reported()))
                .put("compartment", namespace.compartment())
                .put(
                        "endpoints",
                        Json.strings(namespace.endpoints().stream()
                                .map(Object::toString)
                                .toList()))
                .put("containers", Json.strings(namespace.containers()))
                .build();
    }
}
