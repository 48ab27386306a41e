package dev.hnsform.appliers.doctor;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.ReservedPorts;
import dev.hnsform.hns.published.PublishedCorpus;
import dev.hnsform.hns.snapshot.HostSnapshot;
import dev.hnsform.hns.version.HnsFeatures;
import dev.hnsform.schema.feature.HnsVersion;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.host.AdapterFacts.HostRoute;
import dev.hnsform.schema.host.AdapterFacts.InterfaceAddress;
import dev.hnsform.schema.host.AdapterFacts.Medium;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.MacAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A host to be looked at, made of documents. */
final class Ward {
    static final String NAT = "404947ac-fc8f-4229-a4b5-595b9161f3a8";
    static final String SWITCH = "6670a4db-e650-4e9a-8c36-cfb3ce9a78db";

    final List<AdapterFacts> adapters = new ArrayList<>();
    final SortedMap<String, String> services = new TreeMap<>();
    final Map<HcnKind, String> gaps = new HashMap<>();
    final Map<Guid, String> stacks = new HashMap<>();
    final List<ReservedPorts> ports = new ArrayList<>();
    private HnsVersion version = new HnsVersion(13, 3);
    private HostSnapshot documents = HostSnapshot.empty(PublishedCorpus.facts());

    Ward() {
        services.put("hns", "running");
        services.put("winnat", "running");
        services.put("SharedAccess", "running");
        services.put("docker", "absent");
    }

    Ward version(int major, int minor) {
        version = new HnsVersion(major, minor);
        return this;
    }

    Ward holds(String json) {
        return holds(JsonReader.parse(json));
    }

    Ward holds(Json json) {
        documents = documents.withPublished(json);
        return this;
    }

    Ward published(String name) {
        return holds(PublishedCorpus.document(name));
    }

    /** A NAT network that works, with its end on the host. */
    Ward nat() {
        adapter("vEthernet (web)", Medium.VIRTUAL, true, Optional.empty(), "172.21.16.1/20");
        return holds(network(NAT, "web", "nat", "172.21.16.0/20", "172.21.16.1", ""));
    }

    static String network(String id, String name, String type, String prefix, String gateway, String more) {
        return "{\"ID\":\"" + id + "\",\"Name\":\"" + name + "\",\"Type\":\"" + type
                + "\",\"MacPools\":[],\"State\":1,\"Subnets\":[{\"AddressPrefix\":\"" + prefix
                + "\",\"GatewayAddress\":\""
                + gateway + "\"" + (type.equals("overlay") ? ",\"Policies\":[{\"Type\":\"VSID\",\"VSID\":4096}]" : "")
                + "}]" + more + "}";
    }

    static String endpoint(int number, String network, String address, int state, String more) {
        return "{\"ID\":\"" + id(number) + "\",\"Name\":\"e" + number + "\",\"VirtualNetwork\":\"" + network
                + "\",\"IPAddress\":\"" + address + "\",\"PrefixLength\":20,\"State\":" + state + more + "}";
    }

    static String id(int number) {
        return "00000000-0000-4000-8000-%012d".formatted(number);
    }

    Ward adapter(String name, Medium medium, boolean connected, Optional<Guid> held, String... addresses) {
        List<InterfaceAddress> own = new ArrayList<>();
        for (String text : addresses) {
            int slash = text.indexOf('/');
            own.add(new InterfaceAddress(
                    IpAddress.parse(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1))));
        }
        adapters.add(new AdapterFacts(
                name, new MacAddress(0x0015_5D00_0000L + adapters.size()), medium, connected, own, held));
        return this;
    }

    /** An adapter with a route: {@code PREFIX}, or {@code PREFIX@NEXTHOP}. */
    Ward route(String name, String route) {
        String[] parts = route.split("@", -1);
        adapters.add(new AdapterFacts(
                name,
                new MacAddress(0x0015_5D00_0000L + adapters.size()),
                Medium.OTHER,
                true,
                List.of(),
                Optional.empty(),
                List.of(new HostRoute(
                        IpPrefix.parse(parts[0]),
                        parts.length == 1 ? Optional.empty() : Optional.of(IpAddress.parse(parts[1]))))));
        return this;
    }

    Examination examine() {
        HostFacts model = documents.facts();
        HostFacts facts = new HostFacts(
                model.identity(),
                model.computerName(),
                20348,
                HnsFeatures.of(version, 20348),
                adapters,
                services,
                model.epoch());
        return Examination.of(new HostSnapshot(facts, documents.objects(), List.of(), gaps, List.of()), stacks, ports);
    }

    /** The one finding of a check. */
    Finding found(Check check) {
        List<Finding> found =
                examine().findings().stream().filter(f -> f.check() == check).toList();
        if (found.size() != 1) {
            throw new AssertionError(check + " was found " + found.size() + " times: "
                    + examine().findings());
        }
        return found.get(0);
    }

    List<Check> checks() {
        return examine().findings().stream().map(Finding::check).toList();
    }
}
