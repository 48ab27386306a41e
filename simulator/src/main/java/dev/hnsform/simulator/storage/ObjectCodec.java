package dev.hnsform.simulator.storage;

import dev.hnsform.hns.document.DocumentShape;
import dev.hnsform.hns.mapping.LoadBalancerDocuments;
import dev.hnsform.hns.mapping.SdnRouteDocuments;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.schema.net.MacRange;
import dev.hnsform.simulator.model.Address;
import dev.hnsform.simulator.model.Admitted;
import dev.hnsform.simulator.model.Dns;
import dev.hnsform.simulator.model.IpSubnet;
import dev.hnsform.simulator.model.Layer;
import dev.hnsform.simulator.model.Place;
import dev.hnsform.simulator.model.Route;
import dev.hnsform.simulator.model.SimulatedEndpoint;
import dev.hnsform.simulator.model.SimulatedGuestService;
import dev.hnsform.simulator.model.SimulatedLoadBalancer;
import dev.hnsform.simulator.model.SimulatedNamespace;
import dev.hnsform.simulator.model.SimulatedNetwork;
import dev.hnsform.simulator.model.SimulatedObject;
import dev.hnsform.simulator.model.SimulatedRoute;
import dev.hnsform.simulator.model.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The log's form of objects. What holds its default is left out. */
final class ObjectCodec {
    private ObjectCodec() {}

    static JsonObject write(SimulatedObject object) {
        if (object instanceof SimulatedNetwork network) {
            return writeNetwork(network);
        }
        if (object instanceof SimulatedEndpoint endpoint) {
            return writeEndpoint(endpoint);
        }
        if (object instanceof SimulatedLoadBalancer balancer) {
            return writeBalancer(balancer);
        }
        if (object instanceof SimulatedRoute route) {
            return base(route)
                    .put("network", route.route().network().toString())
                    .put("document", SdnRouteDocuments.create(route.route(), DocumentShape.V2))
                    .build();
        }
        if (object instanceof SimulatedGuestService service) {
            return base(service)
                    .put("virtualMachine", service.virtualMachine().toString())
                    .put("state", service.state())
                    .put("more", service.more())
                    .build();
        }
        return writeNamespace((SimulatedNamespace) object);
    }

    private static JsonObject writeBalancer(SimulatedLoadBalancer balancer) {
        JsonObject.Builder json = base(balancer)
                .put("network", balancer.balancer().network().toString())
                .put("document", LoadBalancerDocuments.create(balancer.balancer(), DocumentShape.V2));
        if (balancer.deletionFailed()) {
            json.put("deletionFailed", true);
        }
        return json.build();
    }

    static SimulatedLoadBalancer readBalancer(JsonObject json) {
        JsonObject document =
                json.object("document").orElse(JsonObject.EMPTY).with("HostComputeNetwork", network(json));
        return new SimulatedLoadBalancer(
                LoadBalancerDocuments.read(document),
                json.bool("deletionFailed").orElse(false),
                admitted(json));
    }

    static SimulatedRoute readSdnRoute(JsonObject json) {
        JsonObject document =
                json.object("document").orElse(JsonObject.EMPTY).with("HostComputeNetwork", network(json));
        return new SimulatedRoute(SdnRouteDocuments.read(document), admitted(json));
    }

    private static Json network(JsonObject json) {
        return Json.of(required(json, "network"));
    }

    static SimulatedGuestService readGuestService(JsonObject json) {
        return new SimulatedGuestService(
                guid(json, "id"),
                text(json, "name"),
                text(json, "owner"),
                guid(json, "virtualMachine"),
                required(json, "state"),
                json.object("more").orElse(JsonObject.EMPTY),
                admitted(json));
    }

    private static JsonObject writeNetwork(SimulatedNetwork network) {
        JsonObject.Builder json = base(network);
        json.put("type", network.typeText());
        put(json, "flags", network.flags());
        put(json, "policies", Json.array(network.policies()));
        put(json, "subnets", array(network.subnets(), ObjectCodec::writeSubnet));
        if (network.dhcp()) {
            json.put("dhcp", true);
        }
        put(
                json,
                "macPool",
                Json.strings(network.macPool().stream().map(MacRange::toString).toList()));
        dns(json, network.dns());
        if (!network.layer().isZero()) {
            json.put("layer", network.layer().toString());
        }
        network.managementIp().ifPresent(ip -> json.put("managementIp", ip.toString()));
        network.drMac().ifPresent(mac -> json.put("drMac", mac.toString()));
        put(json, "natVlan", network.natVlan());
        if (!network.extensions().isEmpty()) {
            JsonObject.Builder extensions = Json.object();
            network.extensions().forEach((id, on) -> extensions.put(id.toString(), on));
            json.put("extensions", extensions.build());
        }
        return json.build();
    }

    static SimulatedNetwork readNetwork(JsonObject json) {
        TreeMap<Guid, Boolean> extensions = new TreeMap<>();
        JsonObject named = json.object("extensions").orElse(JsonObject.EMPTY);
        for (String id : named.keys()) {
            extensions.put(Guid.parse(id), named.bool(id).orElse(false));
        }
        return new SimulatedNetwork(
                guid(json, "id"),
                text(json, "name"),
                text(json, "owner"),
                text(json, "type"),
                number(json, "flags"),
                objects(json, "policies"),
                list(json, "subnets", ObjectCodec::readSubnet),
                json.bool("dhcp").orElse(false),
                json.array("macPool").orElse(JsonArray.EMPTY).strings().stream()
                        .map(MacRange::parse)
                        .toList(),
                dns(json),
                optionalGuid(json, "layer"),
                json.string("managementIp").map(IpAddress::parse),
                json.string("drMac").map(MacAddress::parse),
                (int) number(json, "natVlan"),
                extensions,
                admitted(json));
    }

    private static JsonObject writeSubnet(Subnet subnet) {
        JsonObject.Builder json = Json.object()
                .put("id", subnet.id().toString())
                .put("prefix", subnet.prefix().toString());
        put(json, "routes", array(subnet.routes(), ObjectCodec::writeRoute));
        put(json, "flags", subnet.flags());
        put(json, "vlan", subnet.vlan());
        put(json, "vsid", subnet.vsid());
        put(json, "ipSubnets", array(subnet.ipSubnets(), s -> {
            JsonObject.Builder part = Json.object()
                    .put("id", s.id().toString())
                    .put("prefix", s.prefix().toString());
            put(part, "flags", s.flags());
            return part.build();
        }));
        return json.build();
    }

    private static Subnet readSubnet(JsonObject json) {
        return new Subnet(
                guid(json, "id"),
                IpPrefix.parse(required(json, "prefix")),
                list(json, "routes", ObjectCodec::readRoute),
                number(json, "flags"),
                (int) number(json, "vlan"),
                number(json, "vsid"),
                list(
                        json,
                        "ipSubnets",
                        s -> new IpSubnet(guid(s, "id"), IpPrefix.parse(required(s, "prefix")), number(s, "flags"))));
    }

    private static JsonObject writeRoute(Route route) {
        JsonObject.Builder json = Json.object()
                .put("to", route.destination().toString())
                .put("via", route.nextHop().toString());
        put(json, "metric", route.metric());
        return json.build();
    }

    private static Route readRoute(JsonObject json) {
        return new Route(IpPrefix.parse(required(json, "to")), IpAddress.parse(required(json, "via")), (int)
                number(json, "metric"));
    }

    private static JsonObject writeEndpoint(SimulatedEndpoint endpoint) {
        JsonObject.Builder json =
                base(endpoint).put("network", endpoint.network().toString());
        put(json, "flags", endpoint.flags());
        put(json, "addresses", array(endpoint.addresses(), a -> {
            JsonObject.Builder address =
                    Json.object().put("ip", a.address().toString()).put("length", a.prefixLength());
            if (!a.ipSubnet().isZero()) {
                address.put("subnet", a.ipSubnet().toString());
            }
            return address.build();
        }));
        endpoint.mac().ifPresent(m -> json.put("mac", m.toString()));
        put(json, "policies", Json.array(endpoint.policies()));
        dns(json, endpoint.dns());
        put(json, "routes", array(endpoint.routes(), ObjectCodec::writeRoute));
        endpoint.place().accept(new PlaceWriter(json));
        return json.build();
    }

    /** Writes where an endpoint is attached. */
    private record PlaceWriter(JsonObject.Builder json) implements Place.Visitor<JsonObject.Builder> {
        @Override
        public JsonObject.Builder detached() {
            return json;
        }

        @Override
        public JsonObject.Builder atHost() {
            return json.put("atHost", true);
        }

        @Override
        public JsonObject.Builder inNamespace(Guid namespace) {
            return json.put("namespace", namespace.toString());
        }

        @Override
        public JsonObject.Builder atVirtualMachine(Place.AtVirtualMachine place) {
            return json.put(
                    "virtualMachine",
                    Json.object()
                            .put("id", place.machine().toString())
                            .put("nic", place.nic())
                            .build());
        }

        @Override
        public JsonObject.Builder inContainer(String container) {
            return json.put("container", container);
        }
    }

    static SimulatedEndpoint readEndpoint(JsonObject json) {
        Place place = Place.DETACHED;
        if (json.bool("atHost").orElse(false)) {
            place = Place.AT_HOST;
        } else if (json.has("namespace")) {
            place = new Place.InNamespace(guid(json, "namespace"));
        } else if (json.has("container")) {
            place = new Place.InContainer(text(json, "container"));
        } else if (json.object("virtualMachine").isPresent()) {
            JsonObject machine = json.object("virtualMachine").get();
            place = new Place.AtVirtualMachine(guid(machine, "id"), text(machine, "nic"));
        }
        return new SimulatedEndpoint(
                guid(json, "id"),
                text(json, "name"),
                text(json, "owner"),
                guid(json, "network"),
                number(json, "flags"),
                list(
                        json,
                        "addresses",
                        a -> new Address(
                                IpAddress.parse(required(a, "ip")),
                                (int) number(a, "length"),
                                optionalGuid(a, "subnet"))),
                json.string("mac").map(MacAddress::parse),
                objects(json, "policies"),
                dns(json),
                list(json, "routes", ObjectCodec::readRoute),
                place,
                admitted(json));
    }

    private static JsonObject writeNamespace(SimulatedNamespace namespace) {
        JsonObject.Builder json = base(namespace).put("type", namespace.type());
        put(json, "compartment", namespace.compartment());
        put(json, "containers", Json.strings(namespace.containers()));
        return json.build();
    }

    static SimulatedNamespace readNamespace(JsonObject json) {
        return new SimulatedNamespace(
                guid(json, "id"),
                text(json, "name"),
                text(json, "owner"),
                required(json, "type"),
                number(json, "compartment"),
                json.array("containers").orElse(JsonArray.EMPTY).strings(),
                admitted(json));
    }

    static JsonObject writeLayer(Layer layer) {
        return Json.object()
                .put("id", layer.id().toString())
                .put("switch", layer.switchId().toString())
                .put("type", layer.typeText())
                .put("adapters", Json.strings(layer.adapters()))
                .put("foreign", layer.foreign())
                .build();
    }

    static Layer readLayer(JsonObject json) {
        return new Layer(
                guid(json, "id"),
                guid(json, "switch"),
                text(json, "type"),
                json.array("adapters").orElse(JsonArray.EMPTY).strings(),
                json.bool("foreign").orElse(false));
    }

    private static JsonObject.Builder base(SimulatedObject object) {
        JsonObject.Builder json = Json.object().put("id", object.id().toString());
        if (!object.name().isEmpty()) {
            json.put("name", object.name());
        }
        if (!object.owner().isEmpty()) {
            json.put("owner", object.owner());
        }
        object.admitted()
                .ifPresent(a -> json.put(
                        "admitted",
                        Json.object()
                                .put("document", a.document())
                                .put("shape", a.shape())
                                .put("opaque", a.opaque())
                                .put("changed", a.changed())
                                .build()));
        return json;
    }

    private static Optional<Admitted> admitted(JsonObject json) {
        return json.object("admitted")
                .map(a -> new Admitted(
                        a.object("document").orElse(JsonObject.EMPTY),
                        (int) number(a, "shape"),
                        a.bool("opaque").orElse(false),
                        a.bool("changed").orElse(false)));
    }

    private static void dns(JsonObject.Builder json, Dns dns) {
        if (!dns.isEmpty()) {
            json.put(
                    "dns",
                    Json.object()
                            .put("domain", dns.domain())
                            .put("search", Json.strings(dns.search()))
                            .put("servers", Json.strings(dns.servers()))
                            .put("options", Json.strings(dns.options()))
                            .build());
        }
    }

    private static Dns dns(JsonObject json) {
        return json.object("dns")
                .map(d -> new Dns(
                        text(d, "domain"),
                        d.array("search").orElse(JsonArray.EMPTY).strings(),
                        d.array("servers").orElse(JsonArray.EMPTY).strings(),
                        d.array("options").orElse(JsonArray.EMPTY).strings()))
                .orElse(Dns.NONE);
    }

    private static void put(JsonObject.Builder json, String key, long value) {
        if (value != 0) {
            json.put(key, value);
        }
    }

    private static void put(JsonObject.Builder json, String key, JsonArray values) {
        if (!values.isEmpty()) {
            json.put(key, values);
        }
    }

    private static <T> JsonArray array(List<T> values, Function<T, JsonObject> write) {
        return Json.array(values.stream().map(write).toList());
    }

    private static <T> List<T> list(JsonObject json, String key, Function<JsonObject, T> read) {
        List<T> values = new ArrayList<>();
        objects(json, key).forEach(o -> values.add(read.apply(o)));
        return values;
    }

    private static List<JsonObject> objects(JsonObject json, String key) {
        return json.array(key).orElse(JsonArray.EMPTY).objects();
    }

    static String text(JsonObject json, String key) {
        return json.string(key).orElse("");
    }

    static String required(JsonObject json, String key) {
        return json.string(key).orElseThrow(() -> new JsonFormatException("\"" + key + "\" is missing"));
    }

    static long number(JsonObject json, String key) {
        return json.integer(key).orElse(0L);
    }

    static Guid guid(JsonObject json, String key) {
        return Guid.parse(required(json, key));
    }

    private static Guid optionalGuid(JsonObject json, String key) {
        return json.string(key).map(Guid::parse).orElse(Guid.ZERO);
    }
}
