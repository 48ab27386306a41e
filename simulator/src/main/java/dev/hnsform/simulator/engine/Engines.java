package dev.hnsform.simulator.engine;

import dev.hnsform.hns.snapshot.HostFactsJson;
import dev.hnsform.hns.snapshot.HostSnapshot;
import dev.hnsform.schema.feature.HnsVersion;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonString;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.simulator.profile.Release;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.profile.SimulatorSettingsException;
import dev.hnsform.simulator.profile.Switches;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes engines: from settings, from a snapshot, and from what the simulator keeps of a host. */
public final class Engines {
    private Engines() {}

    /** A fresh host. */
    public static Engine create(SimulatorSettings settings, boolean kept) {
        IdSource ids = new IdSource(settings.seed(), 0);
        List<AdapterFacts> adapters = new ArrayList<>();
        for (SimulatorSettings.Adapter adapter : settings.adapters()) {
            adapters.add(new AdapterFacts(
                    adapter.name(),
                    new MacAddress(0x0022_4800_0000L + adapters.size()),
                    AdapterFacts.Medium.ETHERNET,
                    true,
                    List.of(new AdapterFacts.InterfaceAddress(adapter.address(), adapter.prefixLength())),
                    Optional.empty()));
        }
        HostState state = new HostState(settings.release(), "sim-" + ids.guid(), settings.computerName(), adapters);
        Engine engine = new Engine(state, settings.switches(), ids, settings.managementIpReads(), kept);
        SimNamespace own = new SimNamespace(ids.guid());
        own.type = SimNamespace.HOST_DEFAULT;
        own.compartment = 1;
        own.compartmentId = ids.guid();
        engine.changes().put(own);
        engine.changes().hostChanged();
        return engine;
    }

    /** A host that holds what a snapshot holds. */
    public static Engine admit(HostSnapshot snapshot, Switches switches, boolean kept) {
        HostFacts facts = snapshot.facts();
        HostState state = new HostState(
                Release.of(facts.windowsBuild(), facts.features()),
                facts.identity(),
                facts.computerName(),
                physical(facts));
        state.services = new TreeMap<>(facts.services());
        state.bootId = facts.epoch().bootId();
        state.serviceStart = facts.epoch().serviceStart();
        Engine engine =
                new Engine(state, switches, new IdSource(facts.identity().hashCode(), 0), 0, kept);
        new Admission(engine).admit(snapshot);
        settleAdapters(engine, facts);
        boolean hasOwn = state.namespaces().stream().anyMatch(SimNamespace::isHostDefault);
        if (!hasOwn) {
            SimNamespace own = new SimNamespace(engine.ids().guid());
            own.type = SimNamespace.HOST_DEFAULT;
            own.compartment = 1;
            engine.changes().put(own);
        }
        return engine;
    }

    /** Takes the objects of a snapshot over into a host that lives already; its facts stay. */
    public static void admitObjects(Engine engine, HostSnapshot snapshot) {
        new Admission(engine).admit(snapshot);
        engine.factsChanged();
    }

    private static List<AdapterFacts> physical(HostFacts facts) {
        return facts.adapters().stream()
                .filter(a -> a.medium() != AdapterFacts.Medium.VIRTUAL)
                .toList();
    }

    /** An adapter below the layer of an admitted network is that network's; its addresses are those of its {@code vEthernet} adapter. */
    private static void settleAdapters(Engine engine, HostFacts facts) {
        HostState state = engine.state();
        List<AdapterFacts> settled = new ArrayList<>();
        for (AdapterFacts adapter : state.adapters) {
            List<SimNetwork> on = adapter.switchId().map(state::onLayer).orElse(List.of());
            List<SimNetwork> external =
                    on.stream().filter(SimNetwork::isExternal).toList();
            if (external.isEmpty()) {
                settled.add(adapter);
                continue;
            }
            external.forEach(n -> n.adapter = adapter.name());
            List<AdapterFacts.InterfaceAddress> addresses = facts.adapter("vEthernet (" + adapter.name() + ")")
                    .map(AdapterFacts::addresses)
                    .orElse(adapter.addresses());
            settled.add(new AdapterFacts(
                    adapter.name(), adapter.mac(), adapter.medium(), adapter.connected(), addresses, Optional.empty()));
        }
        state.adapters = List.copyOf(settled);
        engine.factsChanged();
    }

    // ------------------------------------------------------------------ kept form of the host itself

    /** The host itself, without its objects, as the simulator keeps it. */
    public static JsonObject hostJson(Engine engine, SimulatorSettings settings) {
        HostState state = engine.state();
        Release release = state.release;
        HostFacts base = new HostFacts(
                state.identity,
                state.computerName,
                release.windowsBuild(),
                release.features(),
                state.adapters,
                state.services,
                new dev.hnsform.schema.host.Epoch(state.bootId, state.serviceStart));
        JsonObject.Builder switches = Json.object();
        engine.switches().stated().forEach(switches::put);
        return Json.object()
                .put("facts", HostFactsJson.toJson(base))
                .put(
                        "release",
                        Json.object()
                                .put("id", release.id())
                                .put("label", release.label())
                                .put("windowsBuild", release.windowsBuild())
                                .put("version", release.version().toString())
                                .put("schemaMinor", release.schemaMinor())
                                .build())
                .put("switches", switches.build())
                .put("seed", settings.seed())
                .put("counter", engine.ids().counter())
                .put("managementIpReads", settings.managementIpReads())
                .put("latencyMillis", settings.latencyMillis())
                .put("interruptions", state.interruptions)
                .build();
    }

    /** The settings in a kept host. */
    public static SimulatorSettings settings(JsonObject host) {
        try {
            JsonObject release = object(host, "release");
            return new SimulatorSettings(
                    release(release),
                    object(host, "facts").string("computerName").orElse("HNSFORM-SIM"),
                    List.of(),
                    switches(host),
                    number(host, "seed"),
                    (int) number(host, "managementIpReads"),
                    (int) number(host, "latencyMillis"));
        } catch (SimulatorSettingsException e) {
            throw new JsonFormatException(e.text());
        }
    }

    private static Release release(JsonObject json) {
        return new Release(
                json.string("id").orElse(""),
                json.string("label").orElse(""),
                (int) number(json, "windowsBuild"),
                HnsVersion.parse(json.string("version").orElse("")),
                (int) number(json, "schemaMinor"));
    }

    private static Switches switches(JsonObject host) {
        Map<String, String> stated = new TreeMap<>();
        object(host, "switches").forEach((key, value) -> {
            if (!(value instanceof JsonString text)) {
                throw new JsonFormatException("switches." + key + ": a string is expected");
            }
            stated.put(key, text.value());
        });
        return Switches.of(stated);
    }

    /** A host as it was kept, still without objects. */
    public static Engine restore(JsonObject host) {
        try {
            HostFacts facts = HostFactsJson.fromJson(object(host, "facts"), "host.facts");
            SimulatorSettings settings = settings(host);
            HostState state =
                    new HostState(settings.release(), facts.identity(), facts.computerName(), facts.adapters());
            Engine engine = new Engine(
                    state,
                    settings.switches(),
                    new IdSource(settings.seed(), number(host, "counter")),
                    settings.managementIpReads(),
                    true);
            refresh(engine, host);
            return engine;
        } catch (JsonFormatException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new JsonFormatException(String.valueOf(e.getMessage()));
        }
    }

    /** The host itself changed in its file. */
    public static void refresh(Engine engine, JsonObject host) {
        HostFacts facts = HostFactsJson.fromJson(object(host, "facts"), "host.facts");
        HostState state = engine.state();
        state.adapters = List.copyOf(facts.adapters());
        state.services = new TreeMap<>(facts.services());
        state.bootId = facts.epoch().bootId();
        state.serviceStart = facts.epoch().serviceStart();
        state.interruptions = number(host, "interruptions");
        engine.ids().resume(number(host, "counter"));
        engine.setSwitches(switches(host));
        engine.factsChanged();
    }

    private static JsonObject object(JsonObject json, String key) {
        return json.object(key).orElseThrow(() -> new JsonFormatException("\"" + key + "\" is missing"));
    }

    private static long number(JsonObject json, String key) {
        return json.integer(key).orElseThrow(() -> new JsonFormatException("\"" + key + "\" is missing"));
    }

    /** The host's own namespace. */
    public static Guid hostNamespace(Engine engine) {
        return engine.state().hostNamespace().id;
    }
}
