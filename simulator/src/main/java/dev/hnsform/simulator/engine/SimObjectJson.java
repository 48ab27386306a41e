package dev.hnsform.simulator.engine;

import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonBoolean;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.MacRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Simulated objects as the simulator's own JSON and back: what its file holds. */
final class SimObjectJson {
    private SimObjectJson() {}

    static JsonObject write(SimNetwork n) {
        JsonObject.Builder json = Json.object()
                .put("kind", "network")
                .put("id", n.id.toString())
                .put("name", n.name)
                .put("owner", n.owner);
        n.type.ifPresent(t -> json.put("type", t.label()));
        json.put("flags", n.flags)
                .put("policies", Json.array(n.policies))
                .put(
                        "macPool",
                        Json.strings(n.macPool.stream().map(MacRange::toString).toList()));
        n.dns.ifPresent(d -> json.put("dns", d));
        json.put("ipam", n.ipam)
                .put(
                        "subnets",
                        Json.array(n.subnets.stream().map(SimObjectJson::write).toList()));
        n.layer.ifPresent(l -> json.put("layer", l.toString()));
        json.put("adapter", n.adapter)
                .put("readsUntilManagementIp", n.readsUntilManagementIp)
                .put("managementIp", n.managementIp)
                .put("drMac", n.drMac)
                .put("natVlan", n.natVlan);
        JsonObject.Builder extensions = Json.object();
        n.extensions.forEach(extensions::put);
        json.put("extensions", extensions.build());
        n.verbatim.ifPresent(v -> json.put("verbatim", v));
        return json.build();
    }

    private static JsonObject write(SimSubnet s) {
        return Json.object()
                .put("id", s.id().toString())
                .put("prefix", s.prefix().toString())
                .put("policies", Json.array(s.policies()))
                .put("routes", Json.array(s.routes()))
                .put(
                        "ipSubnets",
                        Json.array(s.ipSubnets().stream()
                                .map(p -> Json.object()
                                        .put("id", p.id().toString())
                                        .put("prefix", p.prefix().toString())
                                        .put("flags", p.flags())
                                        .build())
                                .toList()))
                .put("flags", s.flags())
                .build();
    }

    static SimNetwork network(JsonObject json) {
        SimNetwork n = new SimNetwork(guid(json, "id"));
        n.name = text(json, "name");
        n.owner = text(json, "owner");
        n.type = json.string("type").flatMap(NetworkType::ofLabel);
        n.flags = number(json, "flags");
        n.policies = objects(json, "policies");
        for (String range : strings(json, "macPool")) {
            n.macPool.add(MacRange.parse(range));
        }
        n.dns = json.object("dns");
        n.ipam = text(json, "ipam");
        for (JsonObject s : objects(json, "subnets")) {
            List<SimIpSubnet> parts = new ArrayList<>();
            for (JsonObject p : objects(s, "ipSubnets")) {
                parts.add(new SimIpSubnet(guid(p, "id"), IpPrefix.parse(text(p, "prefix")), number(p, "flags")));
            }
            n.subnets.add(new SimSubnet(
                    guid(s, "id"),
                    IpPrefix.parse(text(s, "prefix")),
                    objects(s, "policies"),
                    objects(s, "routes"),
                    parts,
                    number(s, "flags")));
        }
        n.layer = json.string("layer").map(Guid::parse);
        n.adapter = text(json, "adapter");
        n.readsUntilManagementIp = (int) number(json, "readsUntilManagementIp");
        n.managementIp = text(json, "managementIp");
        n.drMac = text(json, "drMac");
        n.natVlan = number(json, "natVlan");
        json.object("extensions")
                .orElse(JsonObject.EMPTY)
                .forEach((key, value) -> n.extensions.put(key, value instanceof JsonBoolean b && b.value()));
        n.verbatim = json.object("verbatim");
        return n;
    }

    static JsonObject write(SimEndpoint e) {
        JsonObject.Builder json = Json.object()
                .put("kind", "endpoint")
                .put("id", e.id.toString())
                .put("network", e.network.toString())
                .put("name", e.name)
                .put("owner", e.owner)
                .put("mac", e.mac)
                .put(
                        "addresses",
                        Json.array(e.addresses.stream()
                                .map(a -> {
                                    JsonObject.Builder one = Json.object()
                                            .put("address", a.address().toString())
                                            .put("prefixLength", a.prefixLength());
                                    a.ipSubnet().ifPresent(s -> one.put("ipSubnet", s.toString()));
                                    return one.build();
                                })
                                .toList()));
        e.dns.ifPresent(d -> json.put("dns", d));
        json.put("routes", Json.array(e.routes))
                .put("policies", Json.array(e.policies))
                .put("flags", e.flags);
        e.namespace.ifPresent(n -> json.put("namespace", n.toString()));
        json.put("atHost", e.atHost);
        e.verbatim.ifPresent(v -> json.put("verbatim", v));
        return json.build();
    }

    static SimEndpoint endpoint(JsonObject json) {
        SimEndpoint e = new SimEndpoint(guid(json, "id"), guid(json, "network"));
        e.name = text(json, "name");
        e.owner = text(json, "owner");
        e.mac = text(json, "mac");
        for (JsonObject a : objects(json, "addresses")) {
            e.addresses.add(new SimEndpoint.Address(
                    IpAddress.parse(text(a, "address")),
                    number(a, "prefixLength"),
                    a.string("ipSubnet").map(Guid::parse)));
        }
        e.dns = json.object("dns");
        e.routes = objects(json, "routes");
        e.policies = objects(json, "policies");
        e.flags = number(json, "flags");
        e.namespace = json.string("namespace").map(Guid::parse);
        e.atHost = json.bool("atHost").orElse(false);
        e.verbatim = json.object("verbatim");
        return e;
    }

    static JsonObject write(SimNamespace n) {
        JsonObject.Builder json = Json.object()
                .put("kind", "namespace")
                .put("id", n.id.toString())
                .put("name", n.name)
                .put("owner", n.owner)
                .put("type", n.type)
                .put("compartment", n.compartment)
                .put("compartmentId", n.compartmentId.toString())
                .put("containers", Json.strings(n.containers));
        n.verbatim.ifPresent(v -> json.put("verbatim", v));
        return json.build();
    }

    static SimNamespace namespace(JsonObject json) {
        SimNamespace n = new SimNamespace(guid(json, "id"));
        n.name = text(json, "name");
        n.owner = text(json, "owner");
        n.type = text(json, "type");
        n.compartment = number(json, "compartment");
        n.compartmentId = guid(json, "compartmentId");
        n.containers.addAll(strings(json, "containers"));
        n.verbatim = json.object("verbatim");
        return n;
    }

    private static Guid guid(JsonObject json, String key) {
        return Guid.parse(text(json, key));
    }

    private static String text(JsonObject json, String key) {
        return json.string(key).orElseThrow(() -> new JsonFormatException("\"" + key + "\" is missing"));
    }

    private static long number(JsonObject json, String key) {
        return json.integer(key).orElseThrow(() -> new JsonFormatException("\"" + key + "\" is missing"));
    }

    private static List<String> strings(JsonObject json, String key) {
        return json.array(key)
                .orElseThrow(() -> new JsonFormatException("\"" + key + "\" is missing"))
                .strings();
    }

    private static List<JsonObject> objects(JsonObject json, String key) {
        return new ArrayList<>(json.array(key)
                .orElseThrow(() -> new JsonFormatException("\"" + key + "\" is missing"))
                .objects());
    }

    /** What kind of object a line is about. */
    static Optional<String> kind(JsonObject json) {
        return json.string("kind");
    }
}
