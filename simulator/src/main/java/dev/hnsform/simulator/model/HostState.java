package dev.hnsform.simulator.model;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.diagnostic.BugException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.schema.net.MacRange;
import dev.hnsform.simulator.ipam.PortTable;
import dev.hnsform.simulator.ipam.PrefixTable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of a simulated host, and its indexes. It changes through {@link #apply} alone, so that what a log holds and what is in memory
 * cannot differ. Not safe for several threads.
 */
public final class HostState implements Change.Visitor {
    private final Map<Guid, SimulatedNetwork> networks = new LinkedHashMap<>();
    private final Map<Guid, SimulatedEndpoint> endpoints = new LinkedHashMap<>();
    private final Map<Guid, SimulatedNamespace> namespaces = new LinkedHashMap<>();
    private final Map<Guid, SimulatedLoadBalancer> balancers = new LinkedHashMap<>();
    private final Map<Guid, SimulatedRoute> routes = new LinkedHashMap<>();
    private final Map<Guid, SimulatedGuestService> guestServices = new LinkedHashMap<>();
    private final Frontends frontends = new Frontends();
    private final Map<Guid, Layer> layers = new LinkedHashMap<>();
    private final Map<Guid, NetworkBook> books = new HashMap<>();
    private final Map<Guid, Integer> layerUses = new HashMap<>();
    /** How many networks with the flag DisableSharing are on a layer. */
    private final Map<Guid, Integer> unshared = new HashMap<>();

    private final Map<String, List<Guid>> networkNames = new HashMap<>();
    private final Map<String, Integer> endpointNames = new HashMap<>();
    private final Map<Guid, Set<Guid>> members = new HashMap<>();
    private final Set<Guid> atHost = new LinkedHashSet<>();
    /** Endpoints whose network is not here, by its id. */
    private final Map<Guid, Set<Guid>> orphans = new HashMap<>();

    private final PrefixTable prefixes = new PrefixTable();
    private final PortTable ports = new PortTable();
    private final BitSet natVlans = new BitSet();
    private final Map<MacAddress, Integer> macPools = new HashMap<>();
    private Host host;
    private JsonObject faults = JsonObject.EMPTY;
    private long applied;

    /** The state of a host without objects. */
    public HostState(Host host) {
        this.host = host;
    }

    /** Applies one change. */
    public void apply(Change change) {
        applied++;
        change.accept(this);
    }

    /** How many changes were applied in the host's life. */
    public long applied() {
        return applied;
    }

    /** The host itself. */
    public Host host() {
        return host;
    }

    /** The fault schedule's document. */
    public JsonObject faults() {
        return faults;
    }

    /** All networks, in the order they came. */
    public Collection<SimulatedNetwork> networks() {
        return Collections.unmodifiableCollection(networks.values());
    }

    /** All endpoints, in the order they came. */
    public Collection<SimulatedEndpoint> endpoints() {
        return Collections.unmodifiableCollection(endpoints.values());
    }

    /** All namespaces, in the order they came. */
    public Collection<SimulatedNamespace> namespaces() {
        return Collections.unmodifiableCollection(namespaces.values());
    }

    /** All load balancers, in the order they came. */
    public Collection<SimulatedLoadBalancer> balancers() {
        return Collections.unmodifiableCollection(balancers.values());
    }

    /** All routes, in the order they came. */
    public Collection<SimulatedRoute> routes() {
        return Collections.unmodifiableCollection(routes.values());
    }

    /** All guest network services, in the order they came. */
    public Collection<SimulatedGuestService> guestServices() {
        return Collections.unmodifiableCollection(guestServices.values());
    }

    /** Where balancers listen, and whom they and routes name. */
    public Frontends frontends() {
        return frontends;
    }

    /** All layers, in the order they came. */
    public Collection<Layer> layers() {
        return Collections.unmodifiableCollection(layers.values());
    }

    /** The objects of a kind, in the order they came. */
    public Collection<? extends SimulatedObject> objects(HcnKind kind) {
        return switch (kind) {
            case NETWORK -> networks();
            case ENDPOINT -> endpoints();
            case NAMESPACE -> namespaces();
            case LOAD_BALANCER -> balancers();
            case ROUTE -> routes();
            case GUEST_SERVICE -> guestServices();
        };
    }

    /** The object of this kind and id. */
    public Optional<? extends SimulatedObject> object(HcnKind kind, Guid id) {
        return switch (kind) {
            case NETWORK -> network(id);
            case ENDPOINT -> endpoint(id);
            case NAMESPACE -> namespace(id);
            case LOAD_BALANCER -> Optional.ofNullable(balancers.get(id));
            case ROUTE -> Optional.ofNullable(routes.get(id));
            case GUEST_SERVICE -> Optional.ofNullable(guestServices.get(id));
        };
    }

    /** The network of this id. */
    public Optional<SimulatedNetwork> network(Guid id) {
        return Optional.ofNullable(networks.get(id));
    }

    /** The endpoint of this id. */
    public Optional<SimulatedEndpoint> endpoint(Guid id) {
        return Optional.ofNullable(endpoints.get(id));
    }

    /** The namespace of this id. */
    public Optional<SimulatedNamespace> namespace(Guid id) {
        return Optional.ofNullable(namespaces.get(id));
    }

    /** The host's own namespace. */
    public Optional<SimulatedNamespace> hostNamespace() {
        return namespaces.values().stream()
                .filter(SimulatedNamespace::isHostDefault)
                .findFirst();
    }

    /** The layer of this id. */
    public Optional<Layer> layer(Guid id) {
        return Optional.ofNullable(layers.get(id));
    }

    /** The layer that holds the adapter of this name. */
    public Optional<Layer> layerOn(String adapter) {
        return layers.values().stream()
                .filter(l -> l.adapters().stream().anyMatch(adapter::equalsIgnoreCase))
                .findFirst();
    }

    /** How many networks are on a layer. */
    public int usesOf(Guid layer) {
        return layerUses.getOrDefault(layer, 0);
    }

    /** Whether a network on the layer has the flag DisableSharing. */
    public boolean isUnshared(Guid layer) {
        return unshared.containsKey(layer);
    }

    /** What is kept of a network beside itself. */
    public NetworkBook book(Guid network) {
        NetworkBook book = books.get(network);
        if (book == null) {
            throw new BugException("no network " + network);
        }
        return book;
    }

    /** Ids of the networks whose name is this but for the case of its letters. */
    public List<Guid> networksNamed(String name) {
        return List.copyOf(networkNames.getOrDefault(key(name), List.of()));
    }

    /** Whether an endpoint has exactly this name. */
    public boolean hasEndpointNamed(String name) {
        return endpointNames.containsKey(name);
    }

    /** Ids of the endpoints in a namespace, in the order they came. */
    public Collection<Guid> membersOf(Guid namespace) {
        return Collections.unmodifiableSet(members.getOrDefault(namespace, Set.of()));
    }

    /** Ids of the endpoints attached to the host, in the order they came. */
    public Collection<Guid> atHost() {
        return Collections.unmodifiableSet(atHost);
    }

    /** The prefixes of all networks. */
    public PrefixTable prefixes() {
        return prefixes;
    }

    /** The external ports in use. */
    public PortTable ports() {
        return ports;
    }

    /** The lowest VLAN from 1 on that no NAT network has. */
    public int nextNatVlan() {
        return natVlans.nextClearBit(1);
    }

    /** How many MAC pools of different first address are in use. */
    public int macPools() {
        return macPools.size();
    }

    /** Whether a network has a MAC pool from this address on. */
    public boolean hasMacPoolFrom(MacAddress first) {
        return macPools.containsKey(first);
    }

    /** Calls the action with changes that make this state from an empty one. */
    public void describe(Consumer<Change> action) {
        action.accept(new Change.PutHost(host));
        layers.values().forEach(l -> action.accept(new Change.PutLayer(l)));
        networks.values().forEach(n -> action.accept(new Change.PutObject(n)));
        namespaces.values().forEach(n -> action.accept(new Change.PutObject(n)));
        endpoints.values().forEach(e -> action.accept(new Change.PutObject(e)));
        balancers.values().forEach(b -> action.accept(new Change.PutObject(b)));
        routes.values().forEach(r -> action.accept(new Change.PutObject(r)));
        guestServices.values().forEach(g -> action.accept(new Change.PutObject(g)));
        if (!faults.isEmpty()) {
            action.accept(new Change.PutFaults(faults));
        }
        action.accept(new Change.Counted(applied));
    }

    @Override
    public void put(SimulatedObject object) {
        if (object instanceof SimulatedNetwork network) {
            putNetwork(network);
        } else if (object instanceof SimulatedEndpoint endpoint) {
            putEndpoint(endpoint);
        } else if (object instanceof SimulatedNamespace namespace) {
            namespaces.put(namespace.id(), namespace);
        } else if (object instanceof SimulatedLoadBalancer balancer) {
            removeBalancer(balancers.put(balancer.id(), balancer));
            frontends.add(balancer);
        } else if (object instanceof SimulatedRoute route) {
            removeRoute(routes.put(route.id(), route));
            frontends.use(route.id(), route.route().endpoints());
        } else if (object instanceof SimulatedGuestService service) {
            guestServices.put(service.id(), service);
        }
    }

    private void removeBalancer(Guid id) {
        removeBalancer(balancers.remove(id));
    }

    private void removeBalancer(@Nullable SimulatedLoadBalancer before) {
        if (before != null) {
            frontends.remove(before);
        }
    }

    private void removeRoute(Guid id) {
        removeRoute(routes.remove(id));
    }

    private void removeRoute(@Nullable SimulatedRoute before) {
        if (before != null) {
            frontends.release(before.id(), before.route().endpoints());
        }
    }

    @Override
    public void remove(HcnKind kind, Guid id) {
        switch (kind) {
            case NETWORK -> removeNetwork(id);
            case ENDPOINT -> removeEndpoint(id);
            case NAMESPACE -> namespaces.remove(id);
            case LOAD_BALANCER -> removeBalancer(id);
            case ROUTE -> removeRoute(id);
            case GUEST_SERVICE -> guestServices.remove(id);
        }
    }

    @Override
    public void put(Layer layer) {
        layers.put(layer.id(), layer);
    }

    @Override
    public void removeLayer(Guid id) {
        layers.remove(id);
    }

    @Override
    public void put(Host other) {
        host = other;
    }

    @Override
    public void putFaults(JsonObject schedule) {
        faults = schedule;
    }

    @Override
    public void counted(long changes) {
        applied = changes;
    }

    private void putNetwork(SimulatedNetwork network) {
        SimulatedNetwork before = networks.put(network.id(), network);
        if (before == null) {
            NetworkBook book = new NetworkBook(network);
            books.put(network.id(), book);
            orphans.getOrDefault(network.id(), Set.of())
                    .forEach(id -> endpoint(id).ifPresent(book::add));
            orphans.remove(network.id());
        } else {
            unindex(before);
            if (!before.subnets().equals(network.subnets()) || !before.macPool().equals(network.macPool())) {
                NetworkBook book = book(network.id());
                book.rebuild(
                        network, book.endpoints().stream().map(endpoints::get).toList());
            }
        }
        index(network);
    }

    private void removeNetwork(Guid id) {
        SimulatedNetwork before = networks.remove(id);
        if (before != null) {
            unindex(before);
            for (Guid endpoint : List.copyOf(book(id).endpoints())) {
                removeEndpoint(endpoint);
            }
            books.remove(id);
        }
    }

    private void index(SimulatedNetwork network) {
        networkNames
                .computeIfAbsent(key(network.name()), k -> new ArrayList<>(1))
                .add(network.id());
        network.subnets().forEach(s -> prefixes.put(s.prefix(), network.id()));
        network.macPool().stream().map(MacRange::first).forEach(m -> macPools.merge(m, 1, Integer::sum));
        if (!network.layer().isZero()) {
            layerUses.merge(network.layer(), 1, Integer::sum);
            if ((network.flags() & SimulatedNetwork.DISABLE_SHARING) != 0) {
                unshared.merge(network.layer(), 1, Integer::sum);
            }
        }
        if (network.natVlan() > 0) {
            natVlans.set(network.natVlan());
        }
    }

    private void unindex(SimulatedNetwork network) {
        List<Guid> named = networkNames.get(key(network.name()));
        if (named != null) {
            named.remove(network.id());
            if (named.isEmpty()) {
                networkNames.remove(key(network.name()));
            }
        }
        network.subnets().forEach(s -> prefixes.remove(s.prefix(), network.id()));
        network.macPool().stream()
                .map(MacRange::first)
                .forEach(m -> macPools.computeIfPresent(m, (k, count) -> count > 1 ? count - 1 : null));
        if ((network.flags() & SimulatedNetwork.DISABLE_SHARING) != 0) {
            unshared.computeIfPresent(network.layer(), (k, uses) -> uses > 1 ? uses - 1 : null);
        }
        layerUses.computeIfPresent(network.layer(), (k, uses) -> uses > 1 ? uses - 1 : null);
        natVlans.clear(network.natVlan());
    }

    private void putEndpoint(SimulatedEndpoint endpoint) {
        SimulatedEndpoint before = endpoints.put(endpoint.id(), endpoint);
        @Nullable NetworkBook book = books.get(endpoint.network());
        if (before == null) {
            if (book != null) {
                book.add(endpoint);
            } else {
                orphans.computeIfAbsent(endpoint.network(), k -> new LinkedHashSet<>(2))
                        .add(endpoint.id());
            }
            if (!endpoint.name().isEmpty()) {
                endpointNames.merge(endpoint.name(), 1, Integer::sum);
            }
        } else {
            if (book != null) {
                book.replace(before, endpoint);
            }
            leave(before);
        }
        enter(endpoint);
    }

    private void removeEndpoint(Guid id) {
        SimulatedEndpoint before = endpoints.remove(id);
        if (before != null) {
            NetworkBook book = books.get(before.network());
            if (book != null) {
                book.remove(before);
            } else {
                orphans.getOrDefault(before.network(), new LinkedHashSet<>()).remove(id);
            }
            endpointNames.computeIfPresent(before.name(), (k, count) -> count > 1 ? count - 1 : null);
            leave(before);
        }
    }

    private void enter(SimulatedEndpoint endpoint) {
        Policies.ports(endpoint.policies()).forEach(p -> ports.hold(p, endpoint.id()));
        if (endpoint.place() instanceof Place.InNamespace in) {
            members.computeIfAbsent(in.namespace(), k -> new LinkedHashSet<>(2)).add(endpoint.id());
        } else if (endpoint.place().equals(Place.AT_HOST)) {
            atHost.add(endpoint.id());
        }
    }

    private void leave(SimulatedEndpoint endpoint) {
        Policies.ports(endpoint.policies()).forEach(p -> ports.release(p, endpoint.id()));
        if (endpoint.place() instanceof Place.InNamespace in) {
            Set<Guid> held = members.get(in.namespace());
            if (held != null) {
                held.remove(endpoint.id());
                if (held.isEmpty()) {
                    members.remove(in.namespace());
                }
            }
        } else {
            atHost.remove(endpoint.id());
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
