package dev.hnsform.planner.match;

import dev.hnsform.schema.address.ObjectIds;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.PrefixIndex;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.policy.PolicyCatalogue;
import dev.hnsform.schema.resource.Adapter;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.EndpointAddress;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.RemoteSubnet;
import dev.hnsform.schema.resource.Subnet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An observation with indexes, each made when it is first asked. Not safe for several threads. */
public final class HostIndex {
    private static final String HOST_ADAPTER = "vEthernet (";
    private static final long GENERATION = 0xFF0L;

    private record Name(ResourceKind kind, String text) {}

    private record Held(Guid network, IpAddress address) {}

    private record Route(IpPrefix prefix, long isolationId) {}

    private final Observation observed;
    private @Nullable Map<Name, List<HostObject>> byName;
    private @Nullable Map<Held, List<HostEndpoint>> byAddress;
    private @Nullable Map<String, List<HostEndpoint>> byPort;
    private @Nullable Map<String, List<HostNetwork>> byAdapter;
    private @Nullable PrefixIndex<HostNetwork> prefixes;
    private @Nullable Map<IpAddress, AdapterFacts> adapterByAddress;
    private @Nullable Map<Guid, List<HostObject>> born;
    private final Map<Guid, Map<Route, FieldValues>> routes = new HashMap<>();
    private Guid bornOf = Guid.ZERO;

    /** Prepares the indexes of an observation. */
    public HostIndex(Observation observed) {
        this.observed = observed;
    }

    /** The observation. */
    public Observation observed() {
        return observed;
    }

    /** The objects of a kind that have exactly this HNS name, sorted by id. */
    public List<HostObject> named(ResourceKind kind, String name) {
        Map<Name, List<HostObject>> index = byName;
        if (index == null) {
            index = new HashMap<>();
            for (HostObject object : observed.networks().objects()) {
                add(index, new Name(object.kind(), object.name()), object);
            }
            for (HostObject object : observed.endpoints().objects()) {
                add(index, new Name(object.kind(), object.name()), object);
            }
            for (HostObject object : observed.namespaces().objects()) {
                add(index, new Name(object.kind(), object.name()), object);
            }
            byName = index;
        }
        return index.getOrDefault(new Name(kind, name), List.of());
    }

    /** The endpoints of a network that hold an address. */
    public List<HostEndpoint> holding(Guid network, IpAddress address) {
        Map<Held, List<HostEndpoint>> index = byAddress;
        if (index == null) {
            index = new HashMap<>();
            for (HostEndpoint endpoint : observed.endpoints().objects()) {
                for (EndpointAddress held :
                        endpoint.reported().value(Endpoint.IP_ADDRESSES).orElse(List.of())) {
                    add(index, new Held(endpoint.network(), held.address()), endpoint);
                }
            }
            byAddress = index;
        }
        return index.getOrDefault(new Held(network, address), List.of());
    }

    /** The endpoints on NAT networks that publish a port; {@link #port} makes the question. */
    public List<HostEndpoint> publishing(String port) {
        Map<String, List<HostEndpoint>> index = byPort;
        if (index == null) {
            index = new HashMap<>();
            for (HostEndpoint endpoint : observed.endpoints().objects()) {
                if (typeOf(endpoint.network()).filter(t -> t == NetworkType.NAT).isPresent()) {
                    for (Policy policy :
                            endpoint.reported().value(Endpoint.POLICIES).orElse(List.of())) {
                        Optional<String> key = port(policy);
                        if (key.isPresent()) {
                            add(index, key.get(), endpoint);
                        }
                    }
                }
            }
            byPort = index;
        }
        return index.getOrDefault(port, List.of());
    }

    /** {@code TCP/8080} or {@code TCP/8080@10.0.0.1} for a mapping of a stated port. */
    public static Optional<String> port(Policy policy) {
        return policy.type().equals(PolicyCatalogue.PORT_MAPPING)
                        && policy.values().has(PolicyCatalogue.PORT_MAPPING_EXTERNAL_PORT)
                ? Optional.of(policy.type().naturalKey(policy.values()))
                : Optional.empty();
    }

    /** The networks that have a subnet in common with a prefix. */
    public List<HostNetwork> overlapping(IpPrefix prefix) {
        PrefixIndex<HostNetwork> index = prefixes;
        if (index == null) {
            index = new PrefixIndex<>();
            for (HostNetwork network : observed.networks().objects()) {
                for (Subnet subnet : network.reported().value(Network.SUBNETS).orElse(List.of())) {
                    index.put(subnet.prefix(), network);
                }
            }
            prefixes = index;
        }
        return index.overlapping(prefix);
    }

    /** The networks above a physical adapter, by its connection name, case left aside. */
    public List<HostNetwork> onAdapter(String name) {
        Map<String, List<HostNetwork>> index = byAdapter;
        if (index == null) {
            index = new HashMap<>();
            for (HostNetwork network : observed.networks().objects()) {
                for (String adapter : adaptersOf(network)) {
                    add(index, adapter.toLowerCase(Locale.ROOT), network);
                }
            }
            byAdapter = index;
        }
        return index.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** The physical adapters of a network, as the host answers them; empty when it does not. */
    public static List<String> adaptersOf(HostNetwork network) {
        Optional<List<String>> names = network.reported()
                .value(Network.ADAPTER)
                .flatMap(a -> a.values().value(Adapter.NAMES));
        if (names.isPresent()) {
            return names.get();
        }
        return network.adapterName().map(List::of).orElse(List.of());
    }

    /** The adapter that has an address; for {@code vEthernet (x)} the adapter {@code x} below it, where the host has it. */
    public Optional<AdapterFacts> adapterWith(IpAddress address) {
        Map<IpAddress, AdapterFacts> index = adapterByAddress;
        if (index == null) {
            index = new HashMap<>();
            for (AdapterFacts adapter : observed.facts().adapters()) {
                for (AdapterFacts.InterfaceAddress own : adapter.addresses()) {
                    index.put(own.address(), below(adapter));
                }
            }
            adapterByAddress = index;
        }
        return Optional.ofNullable(index.get(address));
    }

    private AdapterFacts below(AdapterFacts adapter) {
        String name = adapter.name();
        if (name.startsWith(HOST_ADAPTER) && name.endsWith(")")) {
            return observed.facts()
                    .adapter(name.substring(HOST_ADAPTER.length(), name.length() - 1))
                    .orElse(adapter);
        }
        return adapter;
    }

    /** The type of a network, where the host has it and it is one we know. */
    public Optional<NetworkType> typeOf(Guid network) {
        return network(network).flatMap(n -> NetworkType.ofLabel(n.type()));
    }

    /** The network of this id. */
    public Optional<HostNetwork> network(Guid id) {
        return observed.find(id).filter(HostNetwork.class::isInstance).map(HostNetwork.class::cast);
    }

    /** The peer's subnet that a network holds under a key. */
    public Optional<FieldValues> route(HostNetwork network, IpPrefix prefix, long isolationId) {
        Map<Route, FieldValues> index = routes.get(network.id());
        if (index == null) {
            index = new HashMap<>();
            for (FieldValues route : network.remoteSubnets()) {
                if (route.has(RemoteSubnet.DESTINATION_PREFIX) && route.has(RemoteSubnet.ISOLATION_ID)) {
                    index.put(
                            new Route(
                                    route.required(RemoteSubnet.DESTINATION_PREFIX),
                                    route.required(RemoteSubnet.ISOLATION_ID)),
                            route);
                }
            }
            routes.put(network.id(), index);
        }
        return Optional.ofNullable(index.get(new Route(prefix, isolationId)));
    }

    /** The objects that were born under an address of a stack, whatever their generation, the newest first. */
    public List<HostObject> bornAs(Guid stack, ResourceAddress address) {
        Map<Guid, List<HostObject>> index = born;
        if (index == null || !bornOf.equals(stack)) {
            index = new HashMap<>();
            for (ResourceKind kind : List.of(ResourceKind.NETWORK, ResourceKind.ENDPOINT, ResourceKind.NAMESPACE)) {
                for (HostObject object : observed.listing(kind).objects()) {
                    if (ObjectIds.belongsTo(object.id(), stack)) {
                        add(index, withoutGeneration(object.id()), object);
                    }
                }
            }
            born = index;
            bornOf = stack;
        }
        if (index.isEmpty()) {
            return List.of();
        }
        List<HostObject> found = index.getOrDefault(withoutGeneration(ObjectIds.derive(stack, 0, address)), List.of());
        if (found.size() < 2) {
            return found;
        }
        List<HostObject> newestFirst = new ArrayList<>(found);
        HostObject newest = newestFirst.get(0);
        for (HostObject object : newestFirst) {
            newest = isNewer(ObjectIds.generation(object.id()), ObjectIds.generation(newest.id())) ? object : newest;
        }
        newestFirst.remove(newest);
        newestFirst.add(0, newest);
        return newestFirst;
    }

    /** Generations count up, and begin again after 255. */
    private static boolean isNewer(int generation, int than) {
        int ahead = (generation - than) & 0xFF;
        return ahead != 0 && ahead < 128;
    }

    /** All objects whose id was made for a stack, sorted by id. */
    public List<HostObject> of(Guid stack) {
        List<HostObject> own = new ArrayList<>();
        for (ResourceKind kind : List.of(ResourceKind.NETWORK, ResourceKind.ENDPOINT, ResourceKind.NAMESPACE)) {
            for (HostObject object : observed.listing(kind).objects()) {
                if (ObjectIds.belongsTo(object.id(), stack)) {
                    own.add(object);
                }
            }
        }
        own.sort((a, b) -> a.id().compareTo(b.id()));
        return own;
    }

    private static Guid withoutGeneration(Guid id) {
        return new Guid(id.high() & ~GENERATION, id.low());
    }

    private static <K, V> void add(Map<K, List<V>> index, K key, V value) {
        List<V> there = index.get(key);
        if (there == null) {
            index.put(key, List.of(value));
        } else {
            List<V> more = there.size() == 1 ? new ArrayList<>(there) : there;
            more.add(value);
            index.put(key, more);
        }
    }
}
