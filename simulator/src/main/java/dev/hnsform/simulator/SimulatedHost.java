package dev.hnsform.simulator;

import dev.hnsform.hns.document.ErrorRecord;
import dev.hnsform.hns.document.PublishedDocuments;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostDescription;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.hns.rehearsal.RehearsalHost;
import dev.hnsform.hns.snapshot.HostSnapshot;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.engine.Engine;
import dev.hnsform.simulator.engine.Engines;
import dev.hnsform.simulator.fault.Fault;
import dev.hnsform.simulator.fault.FaultSchedule;
import dev.hnsform.simulator.fault.Killer;
import dev.hnsform.simulator.fault.LateCall;
import dev.hnsform.simulator.fault.Pause;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.profile.Switches;
import dev.hnsform.simulator.rule.HcnError;
import dev.hnsform.simulator.rule.Rule;
import dev.hnsform.simulator.rule.RuleRefusal;
import dev.hnsform.simulator.storage.SimulatorFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A simulated Windows container host: in memory, or in a file that several processes may use at once. As strict as HNS is known to be
 * ({@code docs/simulator.md}); nothing done to it reaches any real host. Not safe for several threads.
 */
public final class SimulatedHost implements RehearsalHost {
    private final HostDescription description;
    private final Optional<SimulatorFile> file;
    private final Pause pause;
    private final Killer killer;
    private final FaultSchedule faults = new FaultSchedule();
    private SimulatorSettings settings;
    private Optional<Engine> engine;
    private long calls;
    private Optional<Refusal> refusal = Optional.empty();

    private SimulatedHost(
            String uri,
            Optional<SimulatorFile> file,
            SimulatorSettings settings,
            Optional<Engine> engine,
            Pause pause,
            Killer killer) {
        this.description = new HostDescription(uri, true, false);
        this.file = file;
        this.settings = settings;
        this.engine = engine;
        this.pause = pause;
        this.killer = killer;
    }

    /** A host in memory: no time passes, and a kill is an error. */
    public static SimulatedHost inMemory(SimulatorSettings settings) {
        return inMemory(settings, () -> {
            throw new IllegalStateException("the caller of this simulated host was to be killed, but nobody said how");
        });
    }

    /** A host in memory, with a killer for faults that kill. */
    public static SimulatedHost inMemory(SimulatorSettings settings, Killer killer) {
        return new SimulatedHost(
                "sim:memory",
                Optional.empty(),
                settings,
                Optional.of(Engines.create(settings, false)),
                Pause.none(),
                killer);
    }

    /** A host in memory that holds what a snapshot holds; facts, epoch and adapters are the snapshot's. */
    public static SimulatedHost admitted(HostSnapshot snapshot, Switches switches) {
        return new SimulatedHost(
                "sim:memory",
                Optional.empty(),
                SimulatorSettings.defaults().withSwitches(switches),
                Optional.of(Engines.admit(snapshot, switches, false)),
                Pause.none(),
                () -> {
                    throw new IllegalStateException("a rehearsal has no caller to kill");
                });
    }

    /**
     * Makes a new host in a file.
     *
     * @throws dev.hnsform.simulator.storage.SimulatorFileException when the file exists or cannot be written
     */
    public static SimulatedHost create(Path path, SimulatorSettings settings) {
        SimulatorFile file = SimulatorFile.create(path);
        SimulatedHost host = new SimulatedHost(
                "sim:" + path,
                Optional.of(file),
                settings,
                Optional.of(Engines.create(settings, true)),
                Pause.real(),
                SimulatedHost::halt);
        // The creating process read its own header when it wrote it; everything else comes with the first line.
        file.locked(host.new Lines(true), () -> {
            host.keep();
            return true;
        });
        return host;
    }

    /**
     * Opens a host in a file.
     *
     * @throws dev.hnsform.simulator.storage.SimulatorFileException when there is none, or it is no simulated host
     */
    public static SimulatedHost open(Path path) {
        return open(path, Pause.real(), SimulatedHost::halt);
    }

    /** Opens a host in a file, with another way to let time pass and to kill the caller. */
    public static SimulatedHost open(Path path, Pause pause, Killer killer) {
        SimulatorFile file = SimulatorFile.open(path);
        SimulatedHost host = new SimulatedHost(
                "sim:" + path, Optional.of(file), SimulatorSettings.defaults(), Optional.empty(), pause, killer);
        file.locked(host.new Lines(false), () -> {
            Engine loaded = host.engine();
            int objects = loaded.objects().size();
            if (file.lines() > 1_000 + 4 * objects) {
                List<JsonObject> content = new ArrayList<>();
                content.add(Json.object().put("host", host.hostJson()).build());
                for (JsonObject object : loaded.objects()) {
                    content.add(Json.object().put("put", Json.array(object)).build());
                }
                file.compact(content);
            }
            return true;
        });
        return host;
    }

    @SuppressWarnings("PMD")
    private static void halt() {
        Runtime.getRuntime().halt(137); // what a SIGKILL leaves behind
    }

    private Engine engine() {
        return engine.orElseThrow(() -> new JsonFormatException("the simulated host has no \"host\" line"));
    }

    private JsonObject hostJson() {
        return Engines.hostJson(engine(), settings)
                .with("schedule", faults.toJson())
                .with("calls", Json.of(calls));
    }

    /** Takes over what other processes did. */
    private final class Lines implements SimulatorFile.Reader {
        private final boolean fresh;

        Lines(boolean fresh) {
            this.fresh = fresh;
        }

        @Override
        public void restart() {
            if (!fresh) {
                engine = Optional.empty();
            }
        }

        @Override
        public void line(JsonObject line) {
            line.object("host").ifPresent(this::host);
            line.array("put").orElse(JsonArray.EMPTY).objects().forEach(object -> engine().restore(object));
            for (String gone : line.array("gone").orElse(JsonArray.EMPTY).strings()) {
                engine().forget(Guid.tryParse(gone).orElseThrow(() -> new JsonFormatException("\"gone\" holds no id")));
            }
        }

        private void host(JsonObject host) {
            if (engine.isEmpty()) {
                engine = Optional.of(Engines.restore(host));
            } else {
                Engines.refresh(engine.get(), host);
            }
            settings = Engines.settings(host);
            faults.restore(host.object("schedule").orElse(JsonObject.EMPTY));
            calls = host.integer("calls").orElse(0L);
        }
    }

    private void keep() throws java.io.IOException {
        if (file.isEmpty() || !engine().hasChanges()) {
            return;
        }
        Engine live = engine();
        Map<Guid, Optional<JsonObject>> touched = live.takeChanges();
        List<Json> put = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        touched.forEach((id, now) -> now.ifPresentOrElse(put::add, () -> gone.add(id.toString())));
        JsonObject.Builder line = Json.object().put("host", hostJson());
        if (!gone.isEmpty()) {
            line.put("gone", Json.strings(gone));
        }
        if (!put.isEmpty()) {
            line.put("put", Json.array(put));
        }
        file.get().append(line.build());
    }

    // ------------------------------------------------------------------ calls

    private <T> T call(
            String call, String subject, Deadline deadline, JsonObject arguments, Supplier<T> carryOut, T nothing) {
        if (file.isEmpty()) {
            return count(call, subject, deadline, arguments, carryOut, nothing);
        }
        return file.get().locked(new Lines(false), () -> {
            try {
                return count(call, subject, deadline, arguments, carryOut, nothing);
            } finally {
                keep();
            }
        });
    }

    private <T> T count(
            String call, String subject, Deadline deadline, JsonObject arguments, Supplier<T> carryOut, T nothing) {
        calls++;
        refusal = Optional.empty();
        Engine live = engine();
        live.begin();
        if (settings.latencyMillis() > 0) {
            pause.pass(Duration.ofMillis(settings.latencyMillis()));
        }
        if (faults.isEmpty()) {
            return obey(call, subject, carryOut);
        }
        live.touchHost();
        faults.landing().forEach(this::land);
        Optional<Fault> struck = faults.count(call);
        if (struck.isEmpty()) {
            return obey(call, subject, carryOut);
        }
        Fault fault = struck.get();
        return switch (fault.kind()) {
            case FAIL -> throw scheduled(call, subject, fault);
            case HANG -> {
                pause.pass(deadline.limit());
                throw unknown(call, subject);
            }
            case LIE -> nothing;
            case LAND_LATE -> {
                faults.land(new LateCall(call, arguments, fault.later()));
                pause.pass(deadline.limit());
                throw unknown(call, subject);
            }
            case KILL_BEFORE -> {
                die();
                throw unknown(call, subject);
            }
            case KILL_AFTER -> {
                T answer = obey(call, subject, carryOut);
                die();
                yield answer;
            }
        };
    }

    /** What was done so far is in the file: a process that dies does not take it back. */
    private void die() {
        try {
            keep();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        killer.kill();
    }

    private <T> T obey(String call, String subject, Supplier<T> carryOut) {
        try {
            return carryOut.get();
        } catch (RuleRefusal e) {
            throw refused(call, subject, e);
        }
    }

    private HostCallException refused(String call, String subject, RuleRefusal e) {
        Rule rule = e.rule();
        refusal = Optional.of(new Refusal(
                rule.label(), rule.grade().toString(), rule.source(), rule.explanation() + " (" + e.about() + ")"));
        return failure(call, subject, rule.error().code(), rule.error().text());
    }

    private static HostCallException failure(String call, String subject, HResult code, String text) {
        return new ErrorRecord(text, Optional.of(code)).failure(call, subject);
    }

    private HostCallException scheduled(String call, String subject, Fault fault) {
        HResult code = new HResult(fault.code());
        String text = HcnError.of(code).map(HcnError::text).orElse("A scheduled fault. ");
        Rule rule = Rule.SCHEDULED_FAULT;
        refusal = Optional.of(new Refusal(rule.label(), rule.grade().toString(), rule.source(), rule.explanation()));
        return failure(call, subject, code, text);
    }

    private static HostCallException unknown(String call, String subject) {
        return new HostCallException(
                call,
                subject,
                new HResult(0),
                HostCallException.Ending.UNKNOWN,
                "the host did not answer before the deadline",
                null);
    }

    private static String subject(HcnKind kind, Guid id) {
        return kind.label() + " " + id;
    }

    private static String subject(HcnKind kind, Guid id, JsonObject settings) {
        String name = settings.string("Name").orElse("");
        return name.isEmpty() ? subject(kind, id) : kind.label() + " " + name + " (" + id + ")";
    }

    private static JsonObject arguments(HcnKind kind, Guid id, JsonObject document) {
        return Json.object()
                .put("kind", kind.name())
                .put("id", id.toString())
                .put("document", document)
                .build();
    }

    /** A late call is carried out; nobody hears of its refusal. */
    private void land(LateCall late) {
        JsonObject arguments = late.arguments();
        HcnKind kind = HcnKind.valueOf(arguments.string("kind").orElse(HcnKind.NETWORK.name()));
        Guid id = arguments.string("id").flatMap(Guid::tryParse).orElse(Guid.ZERO);
        JsonObject document = arguments.object("document").orElse(JsonObject.EMPTY);
        try {
            if (late.call().startsWith("HcnCreate")) {
                engine().create(kind, id, document);
            } else if (late.call().startsWith("HcnModify")) {
                engine().modify(kind, id, document);
            } else if (late.call().startsWith("HcnDelete")) {
                engine().delete(kind, id);
            } else if (late.call().equals("HNSCall")) {
                engine().hnsCall("POST", arguments.string("path").orElse(""), document);
            }
        } catch (RuleRefusal e) {
            refusal = Optional.empty(); // the host refused it long after its caller was gone
        }
    }

    @Override
    public HostDescription description() {
        return description;
    }

    @Override
    public HostFacts facts(Deadline deadline) {
        return call("facts", "the host", deadline, JsonObject.EMPTY, () -> engine().facts(), engineFacts());
    }

    private HostFacts engineFacts() {
        return engine().facts();
    }

    @Override
    public List<Guid> enumerate(HcnKind kind, HostQuery query, Deadline deadline) {
        String call = "HcnEnumerate" + kind.label() + "s";
        return call(
                call, kind.label() + "s", deadline, JsonObject.EMPTY, () -> engine().enumerate(kind, query), List.of());
    }

    @Override
    public JsonObject query(HcnKind kind, Guid id, HostQuery query, Deadline deadline) {
        return call(
                "HcnQuery" + kind.label() + "Properties",
                subject(kind, id),
                deadline,
                JsonObject.EMPTY,
                () -> engine().query(kind, id, query),
                JsonObject.EMPTY);
    }

    @Override
    public void create(HcnKind kind, Guid id, JsonObject document, Deadline deadline) {
        call(
                "HcnCreate" + kind.label(),
                subject(kind, id, document),
                deadline,
                arguments(kind, id, document),
                () -> engine().create(kind, id, document),
                id);
    }

    @Override
    public void modify(HcnKind kind, Guid id, JsonObject request, Deadline deadline) {
        call(
                "HcnModify" + kind.label(),
                subject(kind, id),
                deadline,
                arguments(kind, id, request),
                () -> {
                    engine().modify(kind, id, request);
                    return true;
                },
                true);
    }

    @Override
    public void delete(HcnKind kind, Guid id, Deadline deadline) {
        call(
                "HcnDelete" + kind.label(),
                subject(kind, id),
                deadline,
                arguments(kind, id, JsonObject.EMPTY),
                () -> {
                    engine().delete(kind, id);
                    return true;
                },
                true);
    }

    @Override
    public JsonObject hnsCall(String method, String path, JsonObject request, Deadline deadline) {
        return call(
                "HNSCall",
                method + " " + path,
                deadline,
                Json.object().put("path", path).put("document", request).build(),
                () -> engine().hnsCall(method, path, request),
                JsonObject.EMPTY);
    }

    @Override
    public void close() {
        file.ifPresent(SimulatorFile::close);
    }

    @Override
    public Optional<Refusal> lastRefusal() {
        return refusal;
    }

    @Override
    public List<String> lastSwitches() {
        return engine().asked();
    }

    // ------------------------------------------------------------------ what only a simulator can

    private void behindTheScenes(Runnable work) {
        if (file.isEmpty()) {
            work.run();
            return;
        }
        file.get().locked(new Lines(false), () -> {
            work.run();
            keep();
            return true;
        });
    }

    /** The host boots: what does not survive is gone. */
    public void reboot() {
        behindTheScenes(() -> engine().reboot());
    }

    /** The {@code hns} service restarts. */
    public void restartHns() {
        behindTheScenes(() -> engine().restartHns());
    }

    /** Takes the objects of a real host's snapshot over. */
    public void admit(HostSnapshot snapshot) {
        behindTheScenes(() -> Engines.admitObjects(engine(), snapshot));
    }

    /** Takes published documents over: single ones, lists, envelopes, v2 or v1. Answers how many objects there were in them. */
    public int admitDocuments(List<JsonObject> documents) {
        int[] count = {0};
        behindTheScenes(() -> {
            HostSnapshot snapshot = HostSnapshot.empty(engine().facts());
            for (JsonObject document : documents) {
                count[0] += PublishedDocuments.classify(document).size();
                snapshot = snapshot.withPublished(document);
            }
            Engines.admitObjects(engine(), snapshot);
        });
        return count[0];
    }

    /** Adds a fault to come. */
    public void addFault(Fault fault) {
        behindTheScenes(() -> {
            faults.add(fault);
            engine().touchHost();
        });
    }

    /** The faults to come. */
    public List<Fault> faults() {
        return faults.faults();
    }

    /** Forgets all faults to come, and the calls that have yet to land. */
    public void clearFaults() {
        behindTheScenes(() -> {
            faults.clear();
            engine().touchHost();
        });
    }

    /** The settings of what is not established, by name. */
    public Map<String, String> switches() {
        return new LinkedHashMap<>(engine().switches().all());
    }

    /**
     * Sets what is not established.
     *
     * @throws dev.hnsform.simulator.profile.SimulatorSettingsException when there is no such switch or setting
     */
    public void setSwitch(String name, String setting) {
        Switches changed = engine().switches().with(Switch.parse(name), setting);
        behindTheScenes(() -> {
            engine().setSwitches(changed);
            engine().touchHost();
        });
    }

    /** How many calls were made, by everybody; reads of a host without faults are counted in this process alone. */
    public long callCount() {
        return calls;
    }

    /** How often the host lost its network for seconds. */
    public long interruptions() {
        return engine().interruptions();
    }

    /** The host's stable identity, as its facts give it; no call of the host. */
    public String identity() {
        return engine().facts().identity();
    }

    /** What it was made with. */
    public SimulatorSettings settings() {
        return settings;
    }
}
