package dev.hnsform.simulator.engine;

import dev.hnsform.schema.feature.Features;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.host.AdapterFacts.InterfaceAddress;
import dev.hnsform.schema.host.AdapterFacts.Medium;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.model.Change;
import dev.hnsform.simulator.model.Host;
import dev.hnsform.simulator.model.HostState;
import dev.hnsform.simulator.model.Mix;
import dev.hnsform.simulator.model.SimulatedNamespace;
import dev.hnsform.simulator.profile.Release;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.switching.Adapters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A host as it is before anything is made on it. */
public final class NewHost {
    private NewHost() {}

    /** The host of these settings; equal settings make equal hosts, with one identity. */
    public static Host host(SimulatorSettings settings) {
        return host(settings, id(settings.seed(), "identity " + settings.computerName()));
    }

    /** The host of these settings, told from all others by its identity. */
    public static Host host(SimulatorSettings settings, String identity) {
        long seed = settings.seed();
        SortedMap<String, String> services = new TreeMap<>();
        services.put("hns", "running");
        services.put("winnat", "running");
        services.put("SharedAccess", "running");
        services.put("docker", "absent");
        Features features = settings.release().features();
        return new Host(
                identity,
                settings.computerName(),
                settings.release(),
                features,
                settings.adapters().stream().map(a -> adapter(seed, a)).toList(),
                services,
                id(seed, "boot"),
                id(seed, "service"),
                0,
                0,
                1,
                settings.switches(),
                seed,
                settings.managementIpReads(),
                settings.latencyMillis(),
                List.of());
    }

    private static String id(long seed, String purpose) {
        return Mix.guid(seed, Guid.ZERO, purpose).toString();
    }

    private static AdapterFacts adapter(long seed, SimulatorSettings.Adapter adapter) {
        return new AdapterFacts(
                adapter.name(),
                Adapters.mac(seed, Guid.ZERO, "adapter " + adapter.name()),
                Medium.ETHERNET,
                true,
                List.of(new InterfaceAddress(adapter.address(), adapter.prefixLength())),
                Optional.empty(),
                adapter.routes());
    }

    /** The host that was read, with the settings' switches and seed. */
    public static Host host(HostFacts facts, SimulatorSettings settings) {
        return new Host(
                facts.identity(),
                facts.computerName(),
                Release.of(facts.windowsBuild(), facts.features()),
                facts.features(),
                facts.adapters(),
                facts.services(),
                facts.epoch().bootId(),
                facts.epoch().serviceStart(),
                0,
                0,
                1,
                settings.switches(),
                settings.seed(),
                settings.managementIpReads(),
                settings.latencyMillis(),
                List.of());
    }

    /** The settings that a host was made with, as far as it still knows them. */
    public static SimulatorSettings settings(Host host) {
        List<SimulatorSettings.Adapter> adapters = new ArrayList<>();
        for (AdapterFacts adapter : host.adapters()) {
            adapter.addresses().stream()
                    .findFirst()
                    .ifPresent(a -> adapters.add(new SimulatorSettings.Adapter(
                            adapter.name(), a.address(), a.prefixLength(), adapter.routes())));
        }
        return new SimulatorSettings(
                host.release(),
                host.computerName(),
                adapters,
                host.switches(),
                host.seed(),
                host.managementIpReads(),
                host.latencyMillis());
    }

    /** What is on every host: its own namespace (hns-reference 2.5). */
    public static List<Change> objects(Host host) {
        return List.of(new Change.PutObject(new SimulatedNamespace(
                Mix.guid(host.seed(), Guid.ZERO, "host namespace"),
                "",
                "",
                SimulatedNamespace.HOST_DEFAULT,
                1,
                List.of(),
                Optional.empty())));
    }

    /** The state of a new host. */
    public static HostState state(Host host) {
        HostState state = new HostState(host);
        objects(host).forEach(state::apply);
        return state;
    }
}
