package dev.hnsform.simulator.storage;

import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.feature.Features;
import dev.hnsform.schema.feature.HnsVersion;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.host.AdapterFacts.HostRoute;
import dev.hnsform.schema.host.AdapterFacts.InterfaceAddress;
import dev.hnsform.schema.host.AdapterFacts.Medium;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.simulator.model.Host;
import dev.hnsform.simulator.profile.Release;
import dev.hnsform.simulator.profile.Switches;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The log's form of the host itself. */
final class HostCodec {
    private HostCodec() {}

    static JsonObject write(Host host) {
        Release release = host.release();
        return Json.object()
                .put("identity", host.identity())
                .put("computerName", host.computerName())
                .put(
                        "release",
                        Json.object()
                                .put("id", release.id())
                                .put("label", release.label())
                                .put("build", release.windowsBuild())
                                .put("hns", release.version().toString())
                                .put("schemaMinor", release.schemaMinor())
                                .build())
                .put("featuresOf", host.features().release())
                .put(
                        "features",
                        Json.strings(host.features().supported().stream()
                                .map(Feature::name)
                                .toList()))
                .put(
                        "adapters",
                        Json.array(
                                host.adapters().stream().map(HostCodec::write).toList()))
                .put("services", texts(host.services()))
                .put("bootId", host.bootId())
                .put("serviceStart", host.serviceStart())
                .put("starts", host.starts())
                .put("interruptions", host.interruptions())
                .put("compartments", host.compartments())
                .put("switches", texts(host.switches().stated()))
                .put("seed", host.seed())
                .put("managementIpReads", host.managementIpReads())
                .put("latencyMillis", host.latencyMillis())
                .put(
                        "managementMacs",
                        Json.strings(host.managementMacs().stream()
                                .map(MacAddress::toString)
                                .toList()))
                .build();
    }

    private static JsonObject texts(SortedMap<String, String> values) {
        JsonObject.Builder json = Json.object();
        values.forEach(json::put);
        return json.build();
    }

    private static SortedMap<String, String> texts(JsonObject json, String key) {
        SortedMap<String, String> values = new TreeMap<>();
        JsonObject named = json.object(key).orElse(JsonObject.EMPTY);
        named.keys().forEach(k -> values.put(k, named.string(k).orElse("")));
        return values;
    }

    static Host read(JsonObject json) {
        JsonObject named = json.object("release").orElse(JsonObject.EMPTY);
        HnsVersion version = HnsVersion.parse(ObjectCodec.required(named, "hns"));
        Release release = new Release(
                ObjectCodec.required(named, "id"),
                ObjectCodec.text(named, "label"),
                (int) ObjectCodec.number(named, "build"),
                version,
                (int) ObjectCodec.number(named, "schemaMinor"));
        List<Feature> features = json.array("features").orElse(JsonArray.EMPTY).strings().stream()
                .map(Feature::valueOf)
                .toList();
        return new Host(
                ObjectCodec.required(json, "identity"),
                ObjectCodec.text(json, "computerName"),
                release,
                new Features(version, ObjectCodec.text(json, "featuresOf"), features),
                json.array("adapters").orElse(JsonArray.EMPTY).objects().stream()
                        .map(HostCodec::readAdapter)
                        .toList(),
                texts(json, "services"),
                ObjectCodec.required(json, "bootId"),
                ObjectCodec.required(json, "serviceStart"),
                (int) ObjectCodec.number(json, "starts"),
                ObjectCodec.number(json, "interruptions"),
                ObjectCodec.number(json, "compartments"),
                Switches.of(texts(json, "switches")),
                ObjectCodec.number(json, "seed"),
                (int) ObjectCodec.number(json, "managementIpReads"),
                (int) ObjectCodec.number(json, "latencyMillis"),
                json.array("managementMacs").orElse(JsonArray.EMPTY).strings().stream()
                        .map(MacAddress::parse)
                        .toList());
    }

    private static JsonObject write(AdapterFacts adapter) {
        JsonObject.Builder json = Json.object()
                .put("name", adapter.name())
                .put("mac", adapter.mac().toString())
                .put("medium", adapter.medium().name())
                .put("connected", adapter.connected())
                .put(
                        "addresses",
                        Json.array(adapter.addresses().stream()
                                .map(a -> Json.object()
                                        .put("ip", a.address().toString())
                                        .put("length", a.prefixLength())
                                        .build())
                                .toList()));
        adapter.switchId().ifPresent(s -> json.put("switch", s.toString()));
        if (!adapter.routes().isEmpty()) {
            json.put(
                    "routes",
                    Json.array(adapter.routes().stream().map(HostCodec::write).toList()));
        }
        return json.build();
    }

    private static AdapterFacts readAdapter(JsonObject json) {
        return new AdapterFacts(
                ObjectCodec.required(json, "name"),
                MacAddress.parse(ObjectCodec.required(json, "mac")),
                Medium.valueOf(ObjectCodec.required(json, "medium")),
                json.bool("connected").orElse(false),
                json.array("addresses").orElse(JsonArray.EMPTY).objects().stream()
                        .map(a -> new InterfaceAddress(
                                IpAddress.parse(ObjectCodec.required(a, "ip")), (int) ObjectCodec.number(a, "length")))
                        .toList(),
                json.string("switch").map(Guid::parse),
                json.array("routes").orElse(JsonArray.EMPTY).objects().stream()
                        .map(r -> new HostRoute(
                                IpPrefix.parse(ObjectCodec.required(r, "to")),
                                r.string("via").map(IpAddress::parse)))
                        .toList());
    }

    private static JsonObject write(HostRoute route) {
        JsonObject.Builder json = Json.object().put("to", route.destination().toString());
        route.nextHop().ifPresent(hop -> json.put("via", hop.toString()));
        return json.build();
    }
}
