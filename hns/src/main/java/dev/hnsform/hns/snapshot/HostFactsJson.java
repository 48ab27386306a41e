package dev.hnsform.hns.snapshot;

import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.feature.Features;
import dev.hnsform.schema.feature.HnsVersion;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.host.AdapterFacts.HostRoute;
import dev.hnsform.schema.host.AdapterFacts.InterfaceAddress;
import dev.hnsform.schema.host.Epoch;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonString;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.MacAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Host facts as JSON and back. */
public final class HostFactsJson {
    private HostFactsJson() {}

    /** The facts as JSON; equal facts give equal text. */
    public static JsonObject toJson(HostFacts facts) {
        JsonObject.Builder services = Json.object();
        facts.services().forEach(services::put);
        return Json.object()
                .put("identity", facts.identity())
                .put("computerName", facts.computerName())
                .put("windowsBuild", facts.windowsBuild())
                .put("hns", facts.features().version().toString())
                .put("release", facts.features().release())
                .put(
                        "features",
                        Json.strings(facts.features().supported().stream()
                                .map(HostFactsJson::word)
                                .toList()))
                .put(
                        "adapters",
                        Json.array(facts.adapters().stream()
                                .map(HostFactsJson::adapter)
                                .toList()))
                .put("services", services.build())
                .put(
                        "epoch",
                        Json.object()
                                .put("bootId", facts.epoch().bootId())
                                .put("serviceStart", facts.epoch().serviceStart())
                                .build())
                .build();
    }

    private static JsonObject adapter(AdapterFacts adapter) {
        JsonObject.Builder json = Json.object()
                .put("name", adapter.name())
                .put("mac", adapter.mac().toString())
                .put("medium", word(adapter.medium()))
                .put("connected", adapter.connected())
                .put(
                        "addresses",
                        Json.strings(adapter.addresses().stream()
                                .map(a -> a.address() + "/" + a.prefixLength())
                                .toList()));
        adapter.switchId().ifPresent(id -> json.put("switchId", id.toString()));
        if (!adapter.routes().isEmpty()) {
            json.put(
                    "routes",
                    Json.array(
                            adapter.routes().stream().map(HostFactsJson::route).toList()));
        }
        return json.build();
    }

    private static JsonObject route(HostRoute route) {
        JsonObject.Builder json =
                Json.object().put("destination", route.destination().toString());
        route.nextHop().ifPresent(hop -> json.put("nextHop", hop.toString()));
        return json.build();
    }

    /** The word of a constant: {@code ACL_LISTS} is {@code acl-lists}. */
    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word, String where) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> new JsonFormatException(where + ": \"" + word + "\" is not known; known are "
                        + Arrays.stream(type.getEnumConstants())
                                .map(HostFactsJson::word)
                                .toList()));
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws JsonFormatException when the JSON is anything else; the message says where
     */
    public static HostFacts fromJson(JsonObject json, String where) {
        try {
            JsonObject epoch = object(json, "epoch", where);
            List<Feature> supported = new ArrayList<>();
            for (String word : array(json, "features", where)) {
                supported.add(constant(Feature.class, word, where + ".features"));
            }
            List<AdapterFacts> adapters = new ArrayList<>();
            for (Json adapter : json.array("adapters").orElseThrow(() -> missing(where, "adapters", "a list"))) {
                String place = where + ".adapters[" + adapters.size() + "]";
                if (!(adapter instanceof JsonObject object)) {
                    throw new JsonFormatException(place + ": an object is expected");
                }
                adapters.add(adapter(object, place));
            }
            return new HostFacts(
                    string(json, "identity", where),
                    string(json, "computerName", where),
                    (int) integer(json, "windowsBuild", where),
                    new Features(
                            HnsVersion.parse(string(json, "hns", where)), string(json, "release", where), supported),
                    adapters,
                    services(json, where),
                    new Epoch(
                            string(epoch, "bootId", where + ".epoch"),
                            string(epoch, "serviceStart", where + ".epoch")));
        } catch (JsonFormatException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new JsonFormatException(where + ": " + e.getMessage());
        }
    }

    private static SortedMap<String, String> services(JsonObject json, String where) {
        SortedMap<String, String> services = new TreeMap<>();
        object(json, "services", where).forEach((name, state) -> {
            if (!(state instanceof JsonString text)) {
                throw new JsonFormatException(where + ".services." + name + ": a string is expected");
            }
            services.put(name, text.value());
        });
        return services;
    }

    private static AdapterFacts adapter(JsonObject json, String where) {
        List<InterfaceAddress> addresses = new ArrayList<>();
        for (String text : array(json, "addresses", where)) {
            addresses.add(address(text, where + ".addresses"));
        }
        return new AdapterFacts(
                string(json, "name", where),
                MacAddress.parse(string(json, "mac", where)),
                constant(AdapterFacts.Medium.class, string(json, "medium", where), where + ".medium"),
                json.bool("connected").orElseThrow(() -> missing(where, "connected", "true or false")),
                addresses,
                json.has("switchId") ? Optional.of(Guid.parse(string(json, "switchId", where))) : Optional.empty(),
                routes(json, where));
    }

    /** The routes; none where the facts were written before routes were told. */
    private static List<HostRoute> routes(JsonObject json, String where) {
        if (!json.has("routes")) {
            return List.of();
        }
        List<HostRoute> routes = new ArrayList<>();
        for (Json route : json.array("routes").orElseThrow(() -> missing(where, "routes", "a list"))) {
            String place = where + ".routes[" + routes.size() + "]";
            if (!(route instanceof JsonObject object)) {
                throw new JsonFormatException(place + ": an object is expected");
            }
            routes.add(new HostRoute(
                    IpPrefix.parse(string(object, "destination", place)),
                    object.has("nextHop")
                            ? Optional.of(IpAddress.parse(string(object, "nextHop", place)))
                            : Optional.empty()));
        }
        return routes;
    }

    private static InterfaceAddress address(String text, String where) {
        int slash = text.indexOf('/');
        IpAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        try {
            int length = slash < 0 ? -1 : Integer.parseInt(text.substring(slash + 1));
            if (length >= 0 && length <= address.bits()) {
                return new InterfaceAddress(address, length);
            }
        } catch (NumberFormatException e) {
            throw new JsonFormatException(where + ": \"" + text + "\" is not an address with a prefix length");
        }
        throw new JsonFormatException(where + ": \"" + text + "\" is not an address with a prefix length");
    }

    private static String string(JsonObject json, String key, String where) {
        return json.string(key).orElseThrow(() -> missing(where, key, "a string"));
    }

    private static long integer(JsonObject json, String key, String where) {
        return json.integer(key)
                .filter(n -> n >= 0 && n <= Integer.MAX_VALUE)
                .orElseThrow(() -> missing(where, key, "a whole number"));
    }

    private static JsonObject object(JsonObject json, String key, String where) {
        return json.object(key).orElseThrow(() -> missing(where, key, "an object"));
    }

    private static List<String> array(JsonObject json, String key, String where) {
        return json.array(key)
                .filter(array -> array.strings().size() == array.size())
                .orElseThrow(() -> missing(where, key, "a list of strings"))
                .strings();
    }

    private static JsonFormatException missing(String where, String key, String expected) {
        return new JsonFormatException(where + "." + key + ": " + expected + " is expected");
    }
}
