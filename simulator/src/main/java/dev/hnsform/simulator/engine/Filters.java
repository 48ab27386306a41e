package dev.hnsform.simulator.engine;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonBoolean;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonString;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.document.Answers;
import dev.hnsform.simulator.model.HostState;
import dev.hnsform.simulator.model.SimulatedEndpoint;
import dev.hnsform.simulator.model.SimulatedNetwork;
import dev.hnsform.simulator.model.SimulatedObject;
import dev.hnsform.simulator.profile.Switch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which objects a filter matches: names of the v1 shape, all must be equal (hns-reference 2.1). */
final class Filters {
    /** Properties that v1 documents hold now and then (hns-reference 2.3 to 2.5). */
    private static final Set<String> OPTIONAL = Set.of(
            "AutomaticDNS",
            "CompartmentGuid",
            "DNSServerList",
            "DNSSuffix",
            "DNSDomain",
            "DisableICC",
            "DrMacAddress",
            "EnableInternalDNS",
            "EnableLowInterfaceMetric",
            "EnableLowMetric",
            "EncapOverhead",
            "Flags",
            "GatewayAddress",
            "GatewayAddressV6",
            "IPAddress",
            "IPSubnetId",
            "IPv6Address",
            "IPv6PrefixLength",
            "IsRemoteEndpoint",
            "LayeredOn",
            "MacAddress",
            "ManagementIP",
            "ManagementIPv6",
            "Name",
            "Namespace",
            "NatName",
            "NetworkAdapterName",
            "Owner",
            "PrefixLength",
            "SourceMac",
            "SwitchGuid",
            "SwitchName",
            "VirtualMachine",
            "VirtualNetworkName");

    private final Ruling ruling;

    Filters(Ruling ruling) {
        this.ruling = ruling;
    }

    List<Guid> matching(HcnKind kind, JsonObject filter) {
        List<Guid> ids = new ArrayList<>();
        for (SimulatedObject object : candidates(kind, filter)) {
            if (matches(object, filter)) {
                ids.add(object.id());
            }
        }
        return ids;
    }

    /** Fewer than all where an index helps. */
    private Collection<? extends SimulatedObject> candidates(HcnKind kind, JsonObject filter) {
        HostState state = ruling.state();
        Optional<Guid> network = filter.string("VirtualNetwork").flatMap(Guid::tryParse);
        if (kind == HcnKind.ENDPOINT && network.isPresent()) {
            List<SimulatedEndpoint> endpoints = new ArrayList<>();
            if (state.network(network.get()).isPresent()) {
                state.book(network.get())
                        .endpoints()
                        .forEach(id -> state.endpoint(id).ifPresent(endpoints::add));
            }
            return endpoints;
        }
        Optional<Guid> id = filter.string("ID").flatMap(Guid::tryParse);
        if (id.isPresent()) {
            return state.object(kind, id.get()).map(List::of).orElse(List.of());
        }
        if (kind == HcnKind.NETWORK && filter.string("Name").isPresent()) {
            List<SimulatedNetwork> networks = new ArrayList<>();
            state.networksNamed(filter.string("Name").orElse(""))
                    .forEach(n -> state.network(n).ifPresent(networks::add));
            return networks;
        }
        return state.objects(kind);
    }

    private boolean matches(SimulatedObject object, JsonObject filter) {
        JsonObject answer = JsonObject.EMPTY;
        for (String key : filter.keys()) {
            Json wanted = filter.get(key).orElseThrow();
            Json actual;
            if (key.equals("ID")) {
                actual = Json.of(id(object.id()));
            } else if (key.equals("Name")) {
                actual = Json.of(object.name());
            } else if (key.equals("VirtualNetwork") && object instanceof SimulatedEndpoint endpoint) {
                actual = Json.of(id(endpoint.network()));
            } else {
                if (answer.isEmpty()) {
                    answer = new Answers(ruling.state()).of(object, 1, false);
                }
                Optional<Json> held = property(answer, key);
                if (held.isEmpty()) {
                    if (isMissingLike(key, wanted)) {
                        continue;
                    }
                    return false;
                }
                actual = held.get();
            }
            if (actual instanceof JsonObject || actual instanceof JsonArray || !equal(key, wanted, actual)) {
                return false; // properties that are objects or lists match nothing (code)
            }
        }
        return true;
    }

    /** Clients name a namespace by its id, although the property holds more (inf). */
    private static Optional<Json> property(JsonObject answer, String key) {
        Optional<Json> value = answer.get(key);
        return key.equals("Namespace")
                ? value.map(
                        v -> v instanceof JsonObject object ? object.get("ID").orElse(v) : v)
                : value;
    }

    /** What an answer leaves out has its default. */
    private boolean isMissingLike(String key, Json wanted) {
        if (!OPTIONAL.contains(key)) {
            return ruling.is(Switch.FILTER_UNKNOWN_NAMES, "everything");
        }
        return wanted.equals(JsonBoolean.FALSE) || wanted.equals(Json.of(0)) || wanted.equals(Json.of(""));
    }

    private String id(Guid id) {
        return ruling.host().switches().choice(Switch.GUID_CASE).equals("upper") ? id.toWindowsString() : id.toString();
    }

    private boolean equal(String key, Json wanted, Json actual) {
        if (wanted.equals(actual)) {
            return true;
        }
        if (!(wanted instanceof JsonString text)
                || !(actual instanceof JsonString found)
                || !text.value().equalsIgnoreCase(found.value())) {
            return false;
        }
        boolean guid = Guid.tryParse(text.value()).isPresent();
        if (guid) {
            return ruling.is(Switch.FILTER_GUID_CASE, "insensitive");
        }
        return key.equals("Type") || ruling.is(Switch.NAME_CASE, "insensitive");
    }
}
