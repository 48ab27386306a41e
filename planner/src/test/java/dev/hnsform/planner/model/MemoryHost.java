package dev.hnsform.planner.model;

import dev.hnsform.planner.step.AttachTarget;
import dev.hnsform.planner.step.Step;
import dev.hnsform.planner.step.Undo;
import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.feature.Features;
import dev.hnsform.schema.feature.HnsVersion;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Mutability;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.host.Epoch;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.host.HostNamespace;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.host.Listing;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.resource.Adapter;
import dev.hnsform.schema.resource.Dns;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.EndpointAddress;
import dev.hnsform.schema.resource.IpSubnet;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Subnet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** A host in memory. It does what steps say, allocates addresses and MACs, and is strict about ids alone. */
public final class MemoryHost implements Step.Visitor<Void> {
    /** What UpdatePolicies does with what it is not given: nobody knows of HNS. */
    public enum UpdateMeaning {
        /** All policies of the type are replaced. */
        REPLACES_TYPE,
        /** Policies of the same key are replaced. */
        REPLACES_KEY,
        /** They are added beside the old ones. */
        ADDS
    }

    private static final Guid EXTENSION = Guid.parse("f74f241b-440f-4433-bb28-00f89ead20d8");

    private final SortedMap<Guid, HostNetwork> networks = new TreeMap<>();
    private final SortedMap<Guid, HostEndpoint> endpoints = new TreeMap<>();
    private final SortedMap<Guid, HostNamespace> namespaces = new TreeMap<>();
    private final SortedMap<String, String> services = new TreeMap<>();
    private final List<AdapterFacts> adapters = new ArrayList<>();
    private UpdateMeaning meaning = UpdateMeaning.REPLACES_TYPE;
    private EnumSet<Feature> features = EnumSet.allOf(Feature.class);
    private Optional<String> endpointsUnread = Optional.empty();
    private Optional<String> networksUnread = Optional.empty();

    /** A host with one adapter. */
    public MemoryHost() {
        adapters.add(new AdapterFacts(
                "Ethernet",
                MacAddress.parse("00-15-5D-00-00-01"),
                AdapterFacts.Medium.ETHERNET,
                true,
                List.of(new AdapterFacts.InterfaceAddress(IpAddress.parse("10.1.0.4"), 24)),
                Optional.empty()));
    }

    /** Changes what UpdatePolicies means. */
    public MemoryHost meaning(UpdateMeaning value) {
        meaning = value;
        return this;
    }

    /** Says that a service is there. */
    public MemoryHost service(String name, String state) {
        services.put(name, state);
        return this;
    }

    /** Takes a feature away. */
    public MemoryHost without(Feature feature) {
        features.remove(feature);
        return this;
    }

    /** Makes the listing of endpoints partial. */
    public MemoryHost endpointsUnread(String cause) {
        endpointsUnread = Optional.of(cause);
        return this;
    }

    /** Makes the listing of networks partial. */
    public MemoryHost networksUnread(String cause) {
        networksUnread = Optional.of(cause);
        return this;
    }

    /** Puts an object on the host, whoever made it. */
    public MemoryHost put(HostNetwork network) {
        networks.put(network.id(), network);
        return this;
    }

    /** Puts an object on the host, whoever made it. */
    public MemoryHost put(HostEndpoint endpoint) {
        endpoints.put(endpoint.id(), endpoint);
        return this;
    }

    /** Puts an object on the host, whoever made it. */
    public MemoryHost put(HostNamespace namespace) {
        namespaces.put(namespace.id(), namespace);
        return this;
    }

    /** Takes an object off the host. */
    public void remove(Guid id) {
        networks.remove(id);
        endpoints.remove(id);
        namespaces.remove(id);
    }

    /** The network. */
    public HostNetwork network(Guid id) {
        return Optional.ofNullable(networks.get(id)).orElseThrow(() -> new AssertionError("no network " + id));
    }

    /** The endpoint. */
    public HostEndpoint endpoint(Guid id) {
        return Optional.ofNullable(endpoints.get(id)).orElseThrow(() -> new AssertionError("no endpoint " + id));
    }

    /** All endpoints. */
    public List<HostEndpoint> endpoints() {
        return List.copyOf(endpoints.values());
    }

    /** What it holds, in the order of ids. */
    public Observation observe() {
        return observe(null);
    }

    /** What it holds, in an order that the generator makes. */
    public Observation observe(@org.jspecify.annotations.Nullable Random shuffle) {
        List<HostNamespace> spaces = new ArrayList<>();
        for (HostNamespace n : namespaces.values()) {
            List<Guid> in = new ArrayList<>();
            endpoints.values().forEach(e -> {
                if (e.place().namespaceId().equals(Optional.of(n.id()))) {
                    in.add(e.id());
                }
            });
            spaces.add(new HostNamespace(
                    n.id(), n.name(), n.owner(), n.type(), n.reported(), n.compartment(), in, n.containers()));
        }
        List<HostNetwork> nets = new ArrayList<>(networks.values());
        List<HostEndpoint> ends = new ArrayList<>(endpoints.values());
        if (shuffle != null) {
            Collections.shuffle(nets, shuffle);
            Collections.shuffle(ends, shuffle);
            Collections.shuffle(spaces, shuffle);
        }
        HostFacts facts = new HostFacts(
                "host-1",
                "NODE",
                20348,
                Features.of(new HnsVersion(13, 3), "Windows Server 2022 (HNS 13.3)", features),
                adapters,
                services,
                new Epoch("boot-1", "start-1"));
        return new Observation(
                facts,
                networksUnread.map(c -> Listing.partial(nets, c)).orElseGet(() -> Listing.complete(nets)),
                endpointsUnread.map(c -> Listing.partial(ends, c)).orElseGet(() -> Listing.complete(ends)),
                Listing.complete(spaces));
    }

    /** Does what a step says. */
    public void run(Step step) {
        step.accept(this);
    }

    /** Takes a step back. */
    public boolean undo(Step step) {
        if (step.header().undo() instanceof Undo.Inverse inverse) {
            run(inverse.step());
            return true;
        }
        return false;
    }

    private static FieldValues answered(FieldValues spec) {
        FieldValues answer = spec;
        for (Field<?> field : spec.stated()) {
            if (field.mutability() == Mutability.WRITE_ONLY) {
                answer = answer.without(field);
            }
        }
        return answer;
    }

    private static void isNew(boolean fresh, Step step) {
        if (!fresh) {
            throw new AssertionError(step.header().id() + ": the object is there already");
        }
    }

    @Override
    public Void createNetwork(Step.CreateNetwork step) {
        Guid id = step.header().target();
        isNew(!networks.containsKey(id), step);
        networks.values().forEach(n -> isNew(!n.name().equals(step.network().hostName()), step));
        FieldValues spec = answered(step.network().spec().orElse(step.preferred()));
        if (!spec.has(Network.SUBNETS)) {
            int third = networks.size();
            Subnet subnet = new Subnet(FieldValues.builder(Subnet.TABLE)
                    .put(Subnet.PREFIX, IpPrefix.parse("172.20." + third + ".0/24"))
                    .put(Subnet.GATEWAY, IpAddress.parse("172.20." + third + ".1"))
                    .build());
            spec = spec.with(Network.SUBNETS, List.of(subnet));
        }
        spec = spec.with(Network.NAME, step.network().hostName());
        Optional<String> adapter = step.network().type().isExternal()
                ? Optional.of(step.network()
                        .adapter()
                        .flatMap(a -> a.values().value(Adapter.NAMES))
                        .map(l -> l.get(0))
                        .orElse("Ethernet"))
                : Optional.empty();
        networks.put(
                id,
                new HostNetwork(
                        id,
                        step.network().hostName(),
                        "hnsform",
                        step.network().type().label(),
                        spec.without(Network.ADAPTER),
                        List.of(),
                        adapter.map(a -> EXTENSION),
                        adapter,
                        Optional.empty(),
                        Optional.empty()));
        return done();
    }

    @Override
    public Void createEndpoint(Step.CreateEndpoint step) {
        Guid id = step.header().target();
        isNew(!endpoints.containsKey(id), step);
        HostNetwork network = network(step.network());
        FieldValues spec = answered(step.endpoint().spec().orElse(step.preferred()))
                .without(Endpoint.NETWORK)
                .without(Endpoint.ATTACHMENT);
        if (!spec.has(Endpoint.IP_ADDRESSES)) {
            spec = spec.with(Endpoint.IP_ADDRESSES, List.of(EndpointAddress.of(free(network))));
        }
        for (EndpointAddress address : spec.required(Endpoint.IP_ADDRESSES)) {
            endpoints.values().forEach(e -> isNew(!e.network().equals(network.id()) || !holds(e, address), step));
        }
        if (!spec.has(Endpoint.MAC_ADDRESS)) {
            spec = spec.with(Endpoint.MAC_ADDRESS, new MacAddress(0x00155D000000L + endpoints.size()));
        }
        spec = spec.with(Endpoint.NAME, step.endpoint().hostName());
        endpoints.put(
                id,
                new HostEndpoint(
                        id, step.endpoint().hostName(), "hnsform", network.id(), spec, new HostEndpoint.Detached()));
        return done();
    }

    private static boolean holds(HostEndpoint endpoint, EndpointAddress address) {
        return endpoint.reported().value(Endpoint.IP_ADDRESSES).orElse(List.of()).stream()
                .anyMatch(a -> a.address().equals(address.address()));
    }

    private IpAddress free(HostNetwork network) {
        IpPrefix prefix = network.reported().required(Network.SUBNETS).get(0).prefix();
        for (int i = 2; i < 65000; i++) {
            EndpointAddress next =
                    EndpointAddress.of(prefix.subnet(prefix.address().bits(), i).address());
            if (endpoints.values().stream().noneMatch(e -> e.network().equals(network.id()) && holds(e, next))) {
                return next.address();
            }
        }
        throw new AssertionError("no address is free");
    }

    @Override
    public Void createNamespace(Step.CreateNamespace step) {
        Guid id = step.header().target();
        isNew(!namespaces.containsKey(id), step);
        namespaces.put(
                id,
                new HostNamespace(id, "", "", "Host", answered(step.namespace().spec()), 0, List.of(), List.of()));
        return done();
    }

    private void report(Guid id, FieldValues reported) {
        HostNetwork n = network(id);
        networks.put(
                id,
                new HostNetwork(
                        id,
                        n.name(),
                        n.owner(),
                        n.type(),
                        reported,
                        n.remoteSubnets(),
                        n.layer(),
                        n.adapterName(),
                        n.managementIp(),
                        n.drMac()));
    }

    private void routes(Guid id, List<FieldValues> routes) {
        HostNetwork n = network(id);
        networks.put(
                id,
                new HostNetwork(
                        id,
                        n.name(),
                        n.owner(),
                        n.type(),
                        n.reported(),
                        routes,
                        n.layer(),
                        n.adapterName(),
                        n.managementIp(),
                        n.drMac()));
    }

    @Override
    public Void setNetworkDns(Step.SetNetworkDns step) {
        Guid id = step.header().target();
        Dns dns = step.wanted();
        report(
                id,
                dns.values().isEmpty()
                        ? network(id).reported().without(Network.DNS)
                        : network(id).reported().with(Network.DNS, dns));
        return done();
    }

    @Override
    public Void switchExtension(Step.SwitchExtension step) {
        Guid id = step.header().target();
        SortedMap<String, Boolean> all =
                new TreeMap<>(network(id).reported().value(Network.EXTENSIONS).orElseGet(TreeMap::new));
        all.put(step.extension().toString(), step.enabled());
        report(id, network(id).reported().with(Network.EXTENSIONS, all));
        return done();
    }

    @Override
    public Void addNetworkRoute(Step.AddNetworkRoute step) {
        Guid id = step.header().target();
        List<FieldValues> routes = new ArrayList<>(network(id).remoteSubnets());
        isNew(!routes.contains(step.route()), step);
        routes.add(step.route());
        routes(id, routes);
        return done();
    }

    @Override
    public Void removeNetworkRoute(Step.RemoveNetworkRoute step) {
        Guid id = step.header().target();
        List<FieldValues> routes = new ArrayList<>(network(id).remoteSubnets());
        routes.remove(step.route());
        routes(id, routes);
        return done();
    }

    @Override
    public Void setHostRoute(Step.SetHostRoute step) {
        Guid id = step.header().target();
        report(id, network(id).reported().with(Network.HOST_ROUTE, step.present()));
        return done();
    }

    @Override
    public Void addSubnet(Step.AddSubnet step) {
        Guid id = step.header().target();
        List<Subnet> subnets =
                new ArrayList<>(network(id).reported().value(Network.SUBNETS).orElse(List.of()));
        subnets.add(step.subnet());
        report(id, network(id).reported().with(Network.SUBNETS, subnets));
        return done();
    }

    @Override
    public Void removeSubnet(Step.RemoveSubnet step) {
        Guid id = step.header().target();
        List<Subnet> subnets =
                new ArrayList<>(network(id).reported().value(Network.SUBNETS).orElse(List.of()));
        subnets.removeIf(s -> s.prefix().equals(step.subnet().prefix()));
        report(id, network(id).reported().with(Network.SUBNETS, subnets));
        return done();
    }

    private void parts(Guid id, IpPrefix prefix, java.util.function.Consumer<List<IpSubnet>> change) {
        List<Subnet> subnets = new ArrayList<>();
        for (Subnet subnet : network(id).reported().value(Network.SUBNETS).orElse(List.of())) {
            if (subnet.prefix().equals(prefix)) {
                List<IpSubnet> parts =
                        new ArrayList<>(subnet.values().value(Subnet.IP_SUBNETS).orElse(List.of()));
                change.accept(parts);
                subnets.add(new Subnet(subnet.values().with(Subnet.IP_SUBNETS, parts)));
            } else {
                subnets.add(subnet);
            }
        }
        report(id, network(id).reported().with(Network.SUBNETS, subnets));
    }

    @Override
    public Void addIpSubnet(Step.AddIpSubnet step) {
        parts(step.header().target(), step.subnet(), list -> list.add(step.ipSubnet()));
        return done();
    }

    @Override
    public Void removeIpSubnet(Step.RemoveIpSubnet step) {
        parts(
                step.header().target(),
                step.subnet(),
                list -> list.removeIf(p -> p.prefix().equals(step.ipSubnet().prefix())));
        return done();
    }

    private void policies(Guid id, java.util.function.Consumer<List<Policy>> change) {
        HostEndpoint e = endpoint(id);
        List<Policy> all = new ArrayList<>(e.reported().value(Endpoint.POLICIES).orElse(List.of()));
        change.accept(all);
        put(new HostEndpoint(
                id, e.name(), e.owner(), e.network(), e.reported().with(Endpoint.POLICIES, all), e.place()));
    }

    @Override
    public Void addPolicies(Step.AddPolicies step) {
        policies(step.header().target(), all -> all.addAll(step.policies()));
        return done();
    }

    @Override
    public Void updatePolicies(Step.UpdatePolicies step) {
        policies(step.header().target(), all -> {
            List<String> keys = step.wanted().stream().map(Policy::key).toList();
            switch (meaning) {
                case REPLACES_TYPE ->
                    all.removeIf(p -> p.type().equals(step.wanted().get(0).type()));
                case REPLACES_KEY -> all.removeIf(p -> keys.contains(p.key()));
                case ADDS -> all.removeAll(step.wanted());
            }
            all.addAll(step.wanted());
        });
        return done();
    }

    @Override
    public Void removePolicies(Step.RemovePolicies step) {
        policies(step.header().target(), all -> all.removeAll(step.policies()));
        return done();
    }

    private void place(Guid id, HostEndpoint.Place place) {
        HostEndpoint e = endpoint(id);
        put(new HostEndpoint(id, e.name(), e.owner(), e.network(), e.reported(), place));
    }

    @Override
    public Void attach(Step.Attach step) {
        if (step.to() instanceof AttachTarget.InNamespace in) {
            if (!namespaces.containsKey(in.id())) {
                throw new AssertionError(step.header().id() + ": no namespace " + in.id());
            }
            place(step.header().target(), new HostEndpoint.InNamespace(in.id()));
        } else if (step.to() instanceof AttachTarget.InContainer in) {
            place(step.header().target(), new HostEndpoint.InContainer(in.id()));
        } else if (step.to() instanceof AttachTarget.AtVirtualMachine at) {
            place(step.header().target(), new HostEndpoint.AtVirtualMachine(at.machine(), Optional.empty()));
        } else {
            place(step.header().target(), new HostEndpoint.AtHost());
        }
        return done();
    }

    @Override
    public Void detach(Step.Detach step) {
        place(step.header().target(), new HostEndpoint.Detached());
        return done();
    }

    @Override
    public Void deleteEndpoint(Step.DeleteEndpoint step) {
        HostEndpoint e = endpoint(step.header().target());
        if (e.place().namespaceId().isPresent() || e.place() instanceof HostEndpoint.AtHost) {
            throw new AssertionError(step.header().id() + ": still attached");
        }
        endpoints.remove(e.id());
        return done();
    }

    @Override
    public Void deleteNamespace(Step.DeleteNamespace step) {
        Guid id = step.header().target();
        endpoints.values().forEach(e -> {
            if (e.place().namespaceId().equals(Optional.of(id))) {
                throw new AssertionError(step.header().id() + ": endpoint " + e.name() + " is still in it");
            }
        });
        if (namespaces.remove(id) == null) {
            throw new AssertionError(step.header().id() + ": it is not there");
        }
        return done();
    }

    @Override
    public Void deleteNetwork(Step.DeleteNetwork step) {
        Guid id = step.header().target();
        network(id);
        List<Guid> along = new ArrayList<>();
        endpoints.values().forEach(e -> {
            if (e.network().equals(id)) {
                along.add(e.id());
            }
        });
        if (!step.takesAlong().containsAll(along)) {
            throw new AssertionError(step.header().id() + " takes along " + along);
        }
        along.forEach(endpoints::remove);
        networks.remove(id);
        return done();
    }

    @SuppressWarnings("NullAway") // the one value of Void
    private static Void done() {
        return null;
    }
}
