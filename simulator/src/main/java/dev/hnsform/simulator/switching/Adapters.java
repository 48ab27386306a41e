package dev.hnsform.simulator.switching;

import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.host.AdapterFacts.HostRoute;
import dev.hnsform.schema.host.AdapterFacts.InterfaceAddress;
import dev.hnsform.schema.host.AdapterFacts.Medium;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.simulator.model.HostState;
import dev.hnsform.simulator.model.Layer;
import dev.hnsform.simulator.model.Mix;
import dev.hnsform.simulator.model.SimulatedEndpoint;
import dev.hnsform.simulator.model.SimulatedNetwork;
import dev.hnsform.simulator.model.Subnet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The host's adapters as they are with the switches on them (hns-reference 5.4): an adapter below a switch has no addresses; its
 * {@code vEthernet (…)} has them, and its MAC.
 */
public final class Adapters {
    private static final int NIC_NAME = 15;

    private final HostState state;

    /** The adapters of this state, as it is at each call. */
    public Adapters(HostState state) {
        this.state = state;
    }

    /** Everything that a listing of adapters shows. */
    public List<AdapterFacts> facts() {
        List<AdapterFacts> facts = new ArrayList<>();
        Map<String, Layer> held = new HashMap<>();
        for (Layer layer : state.layers()) {
            layer.adapters().forEach(a -> held.put(key(a), layer));
        }
        for (AdapterFacts adapter : state.host().adapters()) {
            Layer layer = held.get(key(adapter.name()));
            if (layer == null || adapter.switchId().isPresent()) {
                facts.add(adapter);
                continue;
            }
            facts.add(new AdapterFacts(
                    adapter.name(),
                    adapter.mac(),
                    adapter.medium(),
                    adapter.connected(),
                    List.of(),
                    Optional.of(layer.switchId())));
            if (layer.adapters().get(0).equalsIgnoreCase(adapter.name())) {
                facts.add(new AdapterFacts(
                        hostName(adapter.name()),
                        adapter.mac(),
                        Medium.VIRTUAL,
                        true,
                        adapter.addresses(),
                        Optional.of(layer.switchId()),
                        adapter.routes()));
            }
        }
        Map<String, AdapterFacts> known = new HashMap<>();
        facts.forEach(f -> known.put(key(f.name()), f));
        state.networks().stream().filter(n -> n.admitted().isEmpty()).forEach(n -> addHostAdapter(n, known, facts));
        state.atHost()
                .forEach(id -> state.endpoint(id)
                        .filter(e ->
                                e.admitted().isEmpty() || e.admitted().get().changed())
                        .ifPresent(e -> addEndpoint(e, known, facts)));
        return facts;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** What Windows calls the host's own adapter on a switch. */
    public static String hostName(String name) {
        return "vEthernet (" + name + ")";
    }

    private void addHostAdapter(SimulatedNetwork network, Map<String, AdapterFacts> known, List<AdapterFacts> facts) {
        NetworkType type = network.type().orElse(null);
        if (type != NetworkType.NAT && type != NetworkType.ICS && type != NetworkType.INTERNAL) {
            return;
        }
        String name = network.name();
        List<InterfaceAddress> addresses = new ArrayList<>(1);
        for (Subnet subnet : network.subnets()) {
            subnet.gateway()
                    .ifPresent(g -> addresses.add(
                            new InterfaceAddress(g, subnet.prefix().length())));
        }
        Optional<Guid> switchId = state.layer(network.layer()).map(Layer::switchId);
        add(
                new AdapterFacts(
                        hostName(name.substring(0, Math.min(NIC_NAME, name.length()))),
                        mac(state.host().seed(), network.id(), "host-nic"),
                        Medium.VIRTUAL,
                        true,
                        addresses,
                        switchId),
                known,
                facts);
    }

    private void addEndpoint(SimulatedEndpoint endpoint, Map<String, AdapterFacts> known, List<AdapterFacts> facts) {
        String name = endpoint.name().isEmpty() ? endpoint.id().toString() : endpoint.name();
        List<InterfaceAddress> addresses = endpoint.addresses().stream()
                .map(a -> new InterfaceAddress(a.address(), a.prefixLength()))
                .toList();
        Optional<Guid> switchId = state.network(endpoint.network())
                .flatMap(n -> state.layer(n.layer()))
                .map(Layer::switchId);
        MacAddress mac = endpoint.mac().orElseGet(() -> mac(state.host().seed(), endpoint.id(), "host-nic"));
        add(new AdapterFacts(hostName(name), mac, Medium.VIRTUAL, true, addresses, switchId), known, facts);
    }

    private static void add(AdapterFacts adapter, Map<String, AdapterFacts> known, List<AdapterFacts> facts) {
        if (known.putIfAbsent(key(adapter.name()), adapter) == null) {
            facts.add(adapter);
        }
    }

    /** A MAC address of Microsoft's range that follows from seed and purpose. */
    public static MacAddress mac(long seed, Guid object, String purpose) {
        return new MacAddress(0x0015_5D00_0000L | Mix.bits(seed, object, purpose) & 0xFF_FFFFL);
    }

    /** The adapter of this name. */
    public Optional<AdapterFacts> named(String name) {
        return state.host().adapters().stream()
                .filter(a -> a.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The physical adapter that has, or had before its switch, this address. */
    public Optional<AdapterFacts> withAddress(IpAddress address) {
        Optional<AdapterFacts> holder = state.host().adapters().stream()
                .filter(a -> a.addresses().stream().anyMatch(i -> i.address().equals(address)))
                .findFirst();
        return holder.flatMap(a -> a.medium() == Medium.VIRTUAL ? below(a) : Optional.of(a));
    }

    /** The physical adapter below a {@code vEthernet (…)}. */
    private Optional<AdapterFacts> below(AdapterFacts virtual) {
        return state.host().adapters().stream()
                .filter(a -> a.medium() == Medium.ETHERNET && a.switchId().equals(virtual.switchId()))
                .filter(a -> a.switchId().isPresent())
                .findFirst();
    }

    /** Whether a switch holds the adapter. */
    public boolean isHeld(AdapterFacts adapter) {
        return adapter.switchId().isPresent() || layerOf(adapter).isPresent();
    }

    /** The layer that holds the adapter, when this host knows it. */
    public Optional<Layer> layerOf(AdapterFacts adapter) {
        return state.layerOn(adapter.name())
                .or(() -> adapter.switchId()
                        .flatMap(s -> state.layers().stream()
                                .filter(l -> l.switchId().equals(s))
                                .findFirst()));
    }

    /** The first connected wired adapter, by name, that no switch holds. */
    public Optional<AdapterFacts> free() {
        return state.host().adapters().stream()
                .filter(a -> a.medium() == Medium.ETHERNET && a.connected() && !isHeld(a))
                .min(java.util.Comparator.comparing(AdapterFacts::name));
    }

    /** The host's address on a layer: what networks on it show as ManagementIP, once it has appeared. */
    public Optional<IpAddress> managementIp(Layer layer) {
        for (String name : layer.adapters()) {
            Optional<IpAddress> address = named(name)
                    .flatMap(a -> firstIpv4(a).or(() -> named(hostName(name)).flatMap(Adapters::firstIpv4)));
            if (address.isPresent()) {
                return address;
            }
        }
        return Optional.empty();
    }

    private static Optional<IpAddress> firstIpv4(AdapterFacts adapter) {
        return adapter.addresses().stream()
                .map(InterfaceAddress::address)
                .filter(IpAddress::isIpv4)
                .findFirst();
    }

    /** The host's adapters once no switch holds these any more: addresses back where they were. */
    public List<AdapterFacts> released(List<String> names) {
        List<AdapterFacts> adapters = new ArrayList<>();
        for (AdapterFacts adapter : state.host().adapters()) {
            boolean held = names.stream().anyMatch(adapter.name()::equalsIgnoreCase);
            boolean virtual = names.stream().anyMatch(n -> hostName(n).equalsIgnoreCase(adapter.name()));
            if (held && adapter.switchId().isPresent()) {
                List<InterfaceAddress> addresses = named(hostName(adapter.name()))
                        .map(AdapterFacts::addresses)
                        .filter(a -> !a.isEmpty())
                        .orElse(adapter.addresses());
                List<HostRoute> routes = named(hostName(adapter.name()))
                        .map(AdapterFacts::routes)
                        .filter(r -> !r.isEmpty())
                        .orElse(adapter.routes());
                adapters.add(new AdapterFacts(
                        adapter.name(),
                        adapter.mac(),
                        adapter.medium(),
                        adapter.connected(),
                        addresses,
                        Optional.empty(),
                        routes));
            } else if (!virtual) {
                adapters.add(adapter);
            }
        }
        return adapters;
    }
}
