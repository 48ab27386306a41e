package dev.hnsform.simulator.engine;

import dev.hnsform.schema.diagnostic.BugException;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.simulator.profile.Release;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** All objects of a simulated host, and what is indexed of them. */
final class HostState {
    final Release release;
    final String identity;
    final String computerName;
    List<AdapterFacts> adapters;
    TreeMap<String, String> services = new TreeMap<>();
    String bootId = "boot-1";
    String serviceStart = "start-1";
    long interruptions;

    private final Map<Guid, SimNetwork> networks = new LinkedHashMap<>();
    private final Map<Guid, SimEndpoint> endpoints = new LinkedHashMap<>();
    private final Map<Guid, SimNamespace> namespaces = new LinkedHashMap<>();
    private final Map<Guid, TreeSet<Guid>> byNetwork = new HashMap<>();
    private final Map<String, Integer> networkNames = new HashMap<>();
    private final TreeMap<IpPrefix, Integer> prefixes = new TreeMap<>();
    private final Map<Guid, TreeSet<Guid>> layers = new HashMap<>();
    private final Map<String, Guid> ports = new HashMap<>();
    private final TreeSet<Guid> atHost = new TreeSet<>();

    HostState(Release release, String identity, String computerName, List<AdapterFacts> adapters) {
        this.release = release;
        this.identity = identity;
        this.computerName = computerName;
        this.adapters = List.copyOf(adapters);
        services.put("hns", "running");
        services.put("winnat", "running");
        services.put("SharedAccess", "running");
        services.put("docker", "absent");
    }

    long version() {
        return release.version().packed();
    }

    Collection<SimNetwork> networks() {
        return networks.values();
    }

    Collection<SimEndpoint> endpoints() {
        return endpoints.values();
    }

    Collection<SimNamespace> namespaces() {
        return namespaces.values();
    }

    Optional<SimNetwork> network(Guid id) {
        return Optional.ofNullable(networks.get(id));
    }

    Optional<SimEndpoint> endpoint(Guid id) {
        return Optional.ofNullable(endpoints.get(id));
    }

    Optional<SimNamespace> namespace(Guid id) {
        return Optional.ofNullable(namespaces.get(id));
    }

    SimNamespace hostNamespace() {
        return namespaces.values().stream()
                .filter(SimNamespace::isHostDefault)
                .findFirst()
                .orElseThrow(() -> new BugException("a simulated host has its own namespace always"));
    }

    Collection<Guid> endpointsOf(Guid network) {
        TreeSet<Guid> of = byNetwork.get(network);
        return of == null ? List.of() : of;
    }

    Collection<Guid> atHost() {
        return atHost;
    }

    // ------------------------------------------------------------------ networks

    void put(SimNetwork n) {
        networks.put(n.id, n);
        networkNames.merge(n.name, 1, Integer::sum);
        networkNames.merge(folded(n.name), 1, Integer::sum);
        for (SimSubnet subnet : n.subnets) {
            prefixes.merge(subnet.prefix(), 1, Integer::sum);
        }
        n.layer.ifPresent(l -> layers.computeIfAbsent(l, x -> new TreeSet<>()).add(n.id));
    }

    void remove(SimNetwork n) {
        networks.remove(n.id);
        less(networkNames, n.name);
        less(networkNames, folded(n.name));
        for (SimSubnet subnet : n.subnets) {
            less(prefixes, subnet.prefix());
        }
        n.layer.ifPresent(l -> {
            TreeSet<Guid> on = layers.get(l);
            if (on != null && on.remove(n.id) && on.isEmpty()) {
                layers.remove(l);
            }
        });
        byNetwork.remove(n.id);
    }

    /** The subnets of a network change while it lives. */
    void subnetsChanged(List<SimSubnet> before, SimNetwork n) {
        before.forEach(s -> less(prefixes, s.prefix()));
        n.subnets.forEach(s -> prefixes.merge(s.prefix(), 1, Integer::sum));
    }

    private static <K> void less(Map<K, Integer> counts, K key) {
        counts.computeIfPresent(key, (k, count) -> count > 1 ? Integer.valueOf(count - 1) : null);
    }

    /** Key of a name when case means nothing; never equal to a name itself. */
    private static String folded(String name) {
        return "\u0000" + name.toLowerCase(Locale.ROOT);
    }

    boolean hasNetworkName(String name) {
        return networkNames.containsKey(name);
    }

    boolean hasNetworkNameIgnoringCase(String name) {
        return networkNames.containsKey(folded(name));
    }

    /** A prefix in use that overlaps this one. */
    Optional<IpPrefix> overlapping(IpPrefix prefix) {
        IpPrefix below = prefixes.floorKey(prefix);
        if (below != null && below.overlaps(prefix)) {
            return Optional.of(below);
        }
        IpPrefix above = prefixes.ceilingKey(prefix);
        if (above != null && above.overlaps(prefix)) {
            return Optional.of(above);
        }
        // A wider prefix that begins earlier may hide behind narrower ones that lie in between.
        for (int length = prefix.length() - 1; length >= 8; length--) {
            IpPrefix wider = IpPrefix.of(prefix.address(), length);
            if (prefixes.containsKey(wider)) {
                return Optional.of(wider);
            }
        }
        return Optional.empty();
    }

    /** The networks on a layer. */
    List<SimNetwork> onLayer(Guid layer) {
        List<SimNetwork> on = new ArrayList<>();
        for (Guid id : layers.getOrDefault(layer, new TreeSet<>())) {
            network(id).ifPresent(on::add);
        }
        return on;
    }

    /** The layer that holds a physical adapter. */
    Optional<Guid> layerOfAdapter(String adapter) {
        for (Guid layer : layers.keySet()) {
            for (SimNetwork n : onLayer(layer)) {
                if (n.isExternal() && n.adapter.equalsIgnoreCase(adapter)) {
                    return Optional.of(layer);
                }
            }
        }
        return Optional.empty();
    }

    /** The layer that all NAT networks share. */
    Optional<Guid> natLayer() {
        for (SimNetwork n : networks.values()) {
            if (n.is(NetworkType.NAT) && n.layer.isPresent() && n.natVlan > 0) {
                return n.layer;
            }
        }
        return Optional.empty();
    }

    // ------------------------------------------------------------------ endpoints

    void put(SimEndpoint e) {
        endpoints.put(e.id, e);
        byNetwork.computeIfAbsent(e.network, n -> new TreeSet<>()).add(e.id);
        network(e.network).ifPresent(n -> {
            e.addresses.forEach(a -> n.addresses.put(a.address(), e.id));
            MacAddress.tryParse(e.mac).ifPresent(m -> n.macs.put(m, e.id));
        });
        e.policies.forEach(p -> Ports.keyOf(this, e, p).ifPresent(key -> ports.put(key, e.id)));
        e.namespace.flatMap(this::namespace).ifPresent(n -> n.endpoints.add(e.id));
        if (e.atHost) {
            atHost.add(e.id);
        } else {
            atHost.remove(e.id);
        }
    }

    void remove(SimEndpoint e) {
        endpoints.remove(e.id);
        TreeSet<Guid> of = byNetwork.get(e.network);
        if (of != null) {
            of.remove(e.id);
        }
        network(e.network).ifPresent(n -> {
            e.addresses.forEach(a -> {
                n.addresses.remove(a.address(), e.id);
                n.cursors.clear();
            });
            MacAddress.tryParse(e.mac).ifPresent(m -> n.macs.remove(m, e.id));
            n.macCursor = 0;
        });
        e.policies.forEach(p -> Ports.keyOf(this, e, p).ifPresent(key -> ports.remove(key, e.id)));
        e.namespace.flatMap(this::namespace).ifPresent(n -> n.endpoints.remove(e.id));
        atHost.remove(e.id);
    }

    Optional<Guid> portHolder(String key) {
        return Optional.ofNullable(ports.get(key));
    }

    // ------------------------------------------------------------------ namespaces

    void put(SimNamespace n) {
        SimNamespace before = namespaces.put(n.id, n);
        if (before != null && before != n) {
            n.endpoints.addAll(before.endpoints);
        }
    }

    void remove(SimNamespace n) {
        namespaces.remove(n.id);
    }
}
