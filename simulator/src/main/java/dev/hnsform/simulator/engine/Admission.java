package dev.hnsform.simulator.engine;

import dev.hnsform.hns.document.DocumentShape;
import dev.hnsform.hns.document.HcnWords;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.hns.mapping.ObservationReader;
import dev.hnsform.hns.snapshot.HostSnapshot;
import dev.hnsform.schema.diagnostic.BugException;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNamespace;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.schema.net.MacRange;
import dev.hnsform.schema.resource.MacPoolRange;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.simulator.rule.RuleRefusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the objects of a real host's snapshot over. Nothing is refused: what the model cannot express is kept as it is, occupying its id, name,
 * prefixes, addresses and ports. Every object is answered with the document it came with until something changes it.
 */
final class Admission {
    private final Engine engine;
    private final HostState state;

    Admission(Engine engine) {
        this.engine = engine;
        this.state = engine.state();
    }

    void admit(HostSnapshot snapshot) {
        HostSnapshot whole = new HostSnapshot(
                snapshot.facts(),
                withIds(snapshot.networks()),
                withIds(snapshot.endpoints()),
                withIds(snapshot.namespaces()),
                snapshot.attachments(),
                snapshot.gaps(),
                snapshot.records());
        Observation observed = ObservationReader.of(whole);
        Map<Guid, JsonObject> documents = new HashMap<>();
        index(documents, whole.networks());
        index(documents, whole.endpoints());
        index(documents, whole.namespaces());
        for (HostNamespace n : observed.namespaces().objects()) {
            put(namespace(n, of(documents, n.id())));
        }
        for (HostNetwork n : observed.networks().objects()) {
            put(network(n, of(documents, n.id())));
        }
        for (HostEndpoint e : observed.endpoints().objects()) {
            put(endpoint(e, of(documents, e.id())));
        }
    }

    private static JsonObject of(Map<Guid, JsonObject> documents, Guid id) {
        JsonObject document = documents.get(id);
        if (document == null) {
            throw new BugException("what was observed was read from no document: " + id);
        }
        return document;
    }

    private static void index(Map<Guid, JsonObject> documents, List<JsonObject> list) {
        for (JsonObject document : list) {
            Tolerant.guid(document, "ID", "Id").ifPresent(id -> documents.put(id, document));
        }
    }

    private List<JsonObject> withIds(List<JsonObject> documents) {
        List<JsonObject> whole = new ArrayList<>(documents.size());
        for (JsonObject document : documents) {
            whole.add(
                    Tolerant.guid(document, "ID", "Id").isPresent()
                            ? document
                            : document.with("ID", Json.of(engine.ids().guid().toString())));
        }
        return whole;
    }

    private void put(SimNamespace n) {
        if (n.isHostDefault()) {
            state.namespaces().stream()
                    .filter(o -> o.isHostDefault() && !o.id.equals(n.id))
                    .findFirst()
                    .ifPresent(engine.changes()::remove);
        }
        engine.changes().put(n);
    }

    private void put(SimNetwork n) {
        state.network(n.id).ifPresent(state::remove);
        engine.changes().put(n);
    }

    private void put(SimEndpoint e) {
        state.endpoint(e.id).ifPresent(state::remove);
        state.put(e);
        engine.changes().put(e);
    }

    // ------------------------------------------------------------------ networks

    private SimNetwork network(HostNetwork read, JsonObject document) {
        SimNetwork n = new SimNetwork(read.id());
        n.name = read.name();
        n.owner = read.owner();
        n.type = NetworkType.ofLabel(read.type());
        n.layer = Optional.of(read.layer().orElseGet(engine.ids()::guid));
        n.adapter = read.adapterName().orElse("");
        n.managementIp = read.managementIp().map(IpAddress::toString).orElse("");
        n.drMac = read.drMac().map(MacAddress::toString).orElse("");
        n.verbatim = Optional.of(document);
        FieldValues reported = read.reported();
        n.ipam = reported.value(Network.IPAM).map(Network.Ipam::label).orElse("Static");
        n.dns = orNone(() -> Specs.dns(document));
        n.flags = Tolerant.first(document, "Flags")
                .flatMap(HcnWords.NETWORK_FLAGS::bits)
                .orElse(0L);
        reported.value(Network.EXTENSIONS).ifPresent(n.extensions::putAll);
        for (MacPoolRange range : reported.value(Network.MAC_POOL).orElse(List.of())) {
            n.macPool.add(new MacRange(range.first(), range.last()));
        }
        if (n.macPool.isEmpty()) {
            MacAddress first = engine.ids().poolStart();
            n.macPool.add(new MacRange(first, first.plus(0xFFF)));
        }
        if (DocumentShape.of(document) == DocumentShape.V2) {
            for (JsonObject policy : Tolerant.objects(document, "Policies")) {
                orNone(() -> Optional.of(Specs.policy(policy, HcnWords.NETWORK_POLICY)))
                        .filter(p -> !Specs.typeOf(p).equals("DrMacAddress"))
                        .ifPresent(n.policies::add);
            }
        }
        for (JsonObject subnet : Specs.subnets(document)) {
            subnet(subnet).ifPresent(n.subnets::add);
        }
        if (n.is(NetworkType.NAT) && state.release.natSharesLayer()) {
            n.natVlan =
                    state.networks().stream().mapToLong(o -> o.natVlan).max().orElse(0) + 1;
        }
        return n;
    }

    private Optional<SimSubnet> subnet(JsonObject document) {
        Optional<IpPrefix> prefix = prefix(Specs.prefixText(document));
        if (prefix.isEmpty()) {
            return Optional.empty();
        }
        List<JsonObject> routes = orNone(
                        () -> Optional.of(Specs.routes(document, prefix.get().isIpv4())))
                .orElse(List.of());
        List<SimIpSubnet> parts = new ArrayList<>();
        for (JsonObject part : Tolerant.objects(document, "IpSubnets")) {
            prefix(Specs.text(part, "IpAddressPrefix"))
                    .ifPresent(p -> parts.add(new SimIpSubnet(
                            Tolerant.guid(part, "ID", "Id").orElseGet(engine.ids()::guid),
                            p,
                            Tolerant.first(part, "Flags")
                                    .flatMap(HcnWords.IP_SUBNET_FLAGS::bits)
                                    .orElse(0L))));
        }
        if (parts.isEmpty()) {
            parts.add(new SimIpSubnet(engine.ids().guid(), prefix.get(), 3));
        }
        List<JsonObject> policies = new ArrayList<>();
        for (JsonObject policy : Tolerant.objects(document, "Policies")) {
            Tolerant.first(policy, "Type")
                    .flatMap(HcnWords.SUBNET_POLICY::label)
                    .ifPresent(label -> {
                        JsonObject settings =
                                Tolerant.object(policy, "Settings").orElse(policy);
                        Tolerant.number(settings, "IsolationId", label)
                                .ifPresent(id -> policies.add(Json.object()
                                        .put("Type", label)
                                        .put(
                                                "Settings",
                                                Json.object()
                                                        .put("IsolationId", id)
                                                        .build())
                                        .build()));
                    });
        }
        return Optional.of(new SimSubnet(
                Tolerant.guid(document, "ID", "Id").orElseGet(engine.ids()::guid),
                prefix.get(),
                policies,
                routes,
                parts,
                Tolerant.first(document, "Flags")
                        .flatMap(HcnWords.SUBNET_FLAGS::bits)
                        .orElse(0L)));
    }

    private static Optional<IpPrefix> prefix(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(IpPrefix.parseMasking(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // unreadable: kept in the document, occupies nothing
        }
    }

    private static <T> Optional<T> orNone(java.util.function.Supplier<Optional<T>> part) {
        try {
            return part.get();
        } catch (RuleRefusal e) {
            return Optional.empty(); // what the model cannot read stays in the document
        }
    }

    // ------------------------------------------------------------------ endpoints, namespaces

    private SimEndpoint endpoint(HostEndpoint read, JsonObject document) {
        SimEndpoint e = new SimEndpoint(read.id(), read.network());
        e.name = read.name();
        e.owner = read.owner();
        e.mac = MacAddress.tryParse(Specs.text(document, "MacAddress"))
                .map(MacAddress::toString)
                .orElse("");
        e.flags = Tolerant.first(document, "Flags")
                .flatMap(HcnWords.ENDPOINT_FLAGS::bits)
                .orElse(0L);
        if (Tolerant.bool(document, "IsRemoteEndpoint").orElse(false)) {
            e.flags |= SimEndpoint.REMOTE;
        }
        e.dns = orNone(() -> Specs.dns(document));
        e.routes = orNone(() -> Optional.of(Specs.routes(document, true))).orElse(List.of());
        for (JsonObject one : Tolerant.objects(document, "IpConfigurations")) {
            address(one, "IpAddress", "PrefixLength").ifPresent(e.addresses::add);
        }
        address(document, "IPAddress", "PrefixLength").ifPresent(e.addresses::add);
        address(document, "IPv6Address", "IPv6PrefixLength").ifPresent(e.addresses::add);
        for (JsonObject policy : Tolerant.objects(document, "Policies")) {
            orNone(() -> Optional.of(Specs.policy(v2(policy), HcnWords.ENDPOINT_POLICY)))
                    .ifPresent(e.policies::add);
        }
        e.namespace = read.place().namespaceId();
        e.atHost = read.place() instanceof HostEndpoint.AtHost;
        e.verbatim = Optional.of(document);
        return e;
    }

    private static Optional<SimEndpoint.Address> address(JsonObject document, String key, String lengthKey) {
        return IpAddress.tryParse(Specs.text(document, key))
                .map(a -> new SimEndpoint.Address(
                        a,
                        Tolerant.number(document, lengthKey).orElse((long) a.bits()),
                        Tolerant.guid(document, "IpSubnetId", "IPSubnetId")));
    }

    /** A flat v1 policy in the v2 form, as far as ports and their like need it (hns-reference 2.9). */
    private static JsonObject v2(JsonObject policy) {
        if (Tolerant.object(policy, "Settings").isPresent()) {
            return policy;
        }
        String type = Specs.text(policy, "Type");
        String name = switch (type) {
            case "NAT" -> "PortMapping";
            case "PA" -> "ProviderAddress";
            case "ROUTE" -> "SDNRoute";
            default -> type;
        };
        JsonObject.Builder settings = Json.object();
        policy.without("Type").forEach((key, value) -> {
            switch (type + "." + key) {
                case "NAT.Protocol" ->
                    settings.put(
                            "Protocol",
                            HcnWords.PROTOCOL.number(value).<Json>map(Json::of).orElse(value));
                case "PA.PA" -> settings.put("ProviderAddress", value);
                case "OutBoundNAT.ExceptionList" -> settings.put("Exceptions", value);
                case "OutBoundNAT.VIP" -> settings.put("VirtualIP", value);
                default -> settings.put(key, value);
            }
        });
        return Json.object().put("Type", name).put("Settings", settings.build()).build();
    }

    private static SimNamespace namespace(HostNamespace read, JsonObject document) {
        SimNamespace n = new SimNamespace(read.id());
        n.name = read.name();
        n.owner = read.owner();
        n.type = read.type();
        n.compartment = read.compartment();
        n.compartmentId =
                Tolerant.guid(document, "NamespaceGuid", "CompartmentGuid").orElse(Guid.ZERO);
        n.containers.addAll(read.containers());
        n.endpoints.addAll(read.isHostDefault() ? List.of() : read.endpoints());
        n.verbatim = Optional.of(document);
        return n;
    }
}
