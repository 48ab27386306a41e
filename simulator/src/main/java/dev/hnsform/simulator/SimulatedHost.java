package dev.hnsform.simulator;

import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostCallException.Ending;
import dev.hnsform.hns.port.HostDescription;
import dev.hnsform.hns.port.HostNotification;
import dev.hnsform.hns.port.HostNotifier;
import dev.hnsform.hns.port.HostPorts;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.hns.port.PortAccess;
import dev.hnsform.hns.port.PortProtocol;
import dev.hnsform.hns.port.ReservedPorts;
import dev.hnsform.hns.rehearsal.RehearsalHost;
import dev.hnsform.hns.snapshot.HostSnapshot;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.admit.Admission;
import dev.hnsform.simulator.document.Answers;
import dev.hnsform.simulator.engine.NewHost;
import dev.hnsform.simulator.fault.Fault;
import dev.hnsform.simulator.fault.FaultSchedule;
import dev.hnsform.simulator.fault.Killer;
import dev.hnsform.simulator.fault.LateCall;
import dev.hnsform.simulator.fault.Pause;
import dev.hnsform.simulator.model.Change;
import dev.hnsform.simulator.model.Host;
import dev.hnsform.simulator.model.HostState;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.profile.Switches;
import dev.hnsform.simulator.rule.Rule;
import dev.hnsform.simulator.storage.MemoryStore;
import dev.hnsform.simulator.storage.SimulatorFile;
import dev.hnsform.simulator.storage.SimulatorFileException;
import dev.hnsform.simulator.storage.Store;
import dev.hnsform.simulator.telling.Registrations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A Windows container host that is not there: HNS as strict as it is known to be, in memory or in a file that several processes share. What it
 * does follows from its settings and its calls alone. Safe for several threads: one call at a time, except that a call that waits holds up
 * nobody.
 */
public final class SimulatedHost implements RehearsalHost, HostNotifier, HostPorts {
    private static final int KILLED = 137; // what a SIGKILL leaves behind

    private final Store store;
    private final PlainHost plain;
    private final SimulatorSettings settings;
    private final Pause pause;
    private final Killer killer;
    private final Registrations registrations = new Registrations();
    private Store.@Nullable Waiting others;
    private long calls;

    private SimulatedHost(Store store, SimulatorSettings settings, Pause pause, Killer killer) {
        this.store = store;
        this.plain = new PlainHost(store);
        store.observe((before, changes) -> {
            plain.changing(before, changes);
            registrations.changing(before, changes);
        });
        this.settings = settings;
        this.pause = pause;
        this.killer = killer;
    }

    /** A new host that lives as long as this object: no time passes, and a kill is an error. */
    public static SimulatedHost inMemory(SimulatorSettings settings) {
        return inMemory(settings, () -> {
            throw new IllegalStateException("the caller of this simulated host was to be killed, but nobody said how");
        });
    }

    /** A new host that lives as long as this object, with a killer for faults that kill. */
    public static SimulatedHost inMemory(SimulatorSettings settings, Killer killer) {
        HostState state = NewHost.state(NewHost.host(settings));
        return new SimulatedHost(new MemoryStore(state, "sim:memory"), settings, Pause.none(), killer);
    }

    /** A host in memory that holds what a snapshot holds; facts, epoch and adapters are the snapshot's. */
    public static SimulatedHost admitted(HostSnapshot snapshot, Switches switches) {
        SimulatorSettings settings =
                SimulatorSettings.defaults().withSwitches(switches).withManagementIpReads(0);
        HostState state = NewHost.state(NewHost.host(snapshot.facts(), settings));
        Admission.of(state, snapshot).forEach(state::apply);
        return new SimulatedHost(new MemoryStore(state, "sim:memory"), settings, Pause.none(), () -> {
            throw new IllegalStateException("a rehearsal has no caller to kill");
        });
    }

    /**
     * A new host in a new file.
     *
     * @throws dev.hnsform.simulator.storage.SimulatorFileException if there is a file already, or it cannot be written
     */
    public static SimulatedHost create(Path file, SimulatorSettings settings) {
        return create(file, settings, NewHost.host(settings));
    }

    /**
     * A new host in a new file, told from all others by its identity, as two computers are.
     *
     * @throws dev.hnsform.simulator.storage.SimulatorFileException if there is a file already, or it cannot be written
     */
    public static SimulatedHost create(Path file, SimulatorSettings settings, String identity) {
        return create(file, settings, NewHost.host(settings, identity));
    }

    private static SimulatedHost create(Path file, SimulatorSettings settings, Host host) {
        Store store = SimulatorFile.create(file, host, NewHost.objects(host));
        return new SimulatedHost(store, settings, Pause.real(), SimulatedHost::halt);
    }

    /**
     * The host of a file.
     *
     * @throws dev.hnsform.simulator.storage.SimulatorFileException if there is none, or it cannot be read
     */
    public static SimulatedHost open(Path file) {
        return open(file, Pause.real(), SimulatedHost::halt);
    }

    /** The host of a file, with another way to let time pass and to kill the caller. */
    public static SimulatedHost open(Path file, Pause pause, Killer killer) {
        SimulatorFile store = SimulatorFile.open(file);
        return new SimulatedHost(store, NewHost.settings(store.current().host()), pause, killer);
    }

    private static void halt() {
        Runtime.getRuntime().halt(KILLED);
    }

    @Override
    public HostDescription description() {
        return plain.description();
    }

    @Override
    public HostFacts facts(Deadline deadline) {
        return guarded(Call.reading("HostFacts", () -> "the host"), deadline, () -> plain.facts(deadline));
    }

    @Override
    public List<Guid> enumerate(HcnKind kind, HostQuery query, Deadline deadline) {
        Call call = Call.reading("HcnEnumerate" + kind.label() + "s", () -> kind.label() + "s");
        return guarded(call, deadline, () -> plain.enumerate(kind, query, deadline));
    }

    @Override
    public JsonObject query(HcnKind kind, Guid id, HostQuery query, Deadline deadline) {
        Call call = Call.reading("HcnQuery" + kind.label() + "Properties", () -> kind.label() + " " + id);
        return guarded(call, deadline, () -> plain.query(kind, id, query, deadline));
    }

    @Override
    public void create(HcnKind kind, Guid id, JsonObject settings, Deadline deadline) {
        change(Call.changing("Create", kind, id, settings), deadline, () -> plain.create(kind, id, settings, deadline));
    }

    @Override
    public void modify(HcnKind kind, Guid id, JsonObject request, Deadline deadline) {
        change(Call.changing("Modify", kind, id, request), deadline, () -> plain.modify(kind, id, request, deadline));
    }

    @Override
    public void delete(HcnKind kind, Guid id, Deadline deadline) {
        change(Call.changing("Delete", kind, id, JsonObject.EMPTY), deadline, () -> plain.delete(kind, id, deadline));
    }

    @Override
    public Json hnsCall(String method, String path, JsonObject request, Deadline deadline) {
        Call call = Call.old(method, path, request);
        return guarded(call, deadline, () -> plain.hnsCall(method, path, request, deadline));
    }

    /**
     * Registers with the service, a network, or a guest network service. Told is what this process and others do to the host; of calls that a fault makes lie, nothing.
     * A restart of the service ends the registration, after it was told.
     */
    @Override
    public Registration register(Optional<Guid> object, Consumer<HostNotification> listener) {
        String name = object.isPresent() ? "HcnRegisterNetworkCallback" : "HcnRegisterServiceCallback";
        Call call = Call.reading(name, () -> object.map(id -> "Network " + id).orElse("the service"));
        return guarded(call, Deadline.READ, () -> {
            object.ifPresent(id -> plain.read(
                    call,
                    engine -> engine.holds(HcnKind.GUEST_SERVICE, id)
                            ? id
                            : engine.object(HcnKind.NETWORK, id).id()));
            plain.refresh(); // what was done before is not told
            Registration registration = registrations.add(object, listener);
            watchOthers();
            return registration;
        });
    }

    @Override
    public PortReservation reservePort(
            Guid service, PortProtocol protocol, PortAccess access, int port, Deadline deadline) {
        Call call = Call.reservingPort(service, protocol, port);
        return held(
                guarded(call, deadline, () -> plain.reservePort(service, protocol, access, port, deadline)), deadline);
    }

    @Override
    public PortReservation reservePortRange(Guid service, int count, Deadline deadline) {
        Call call = Call.reservingPorts(service, count);
        return held(guarded(call, deadline, () -> plain.reservePortRange(service, count, deadline)), deadline);
    }

    /** The schedule has its way with the release too. */
    private PortReservation held(PortReservation of, Deadline deadline) {
        Call call = Call.releasingPorts(of.firstPort(), of.lastPort());
        return new PortReservation() {
            private boolean closed;

            @Override
            public int firstPort() {
                return of.firstPort();
            }

            @Override
            public int lastPort() {
                return of.lastPort();
            }

            @Override
            public synchronized void close() {
                if (!closed) {
                    change(call, deadline, of::close);
                    closed = true;
                }
            }
        };
    }

    @Override
    public List<ReservedPorts> reservedPorts(Deadline deadline) {
        return guarded(Call.RESERVED_PORTS, deadline, () -> plain.reservedPorts(deadline));
    }

    /** Reads the file as others change it, as long as somebody is registered. */
    private void watchOthers() {
        if (others != null) {
            return;
        }
        store.waiting().ifPresent(waiting -> {
            others = waiting;
            Thread thread = new Thread(() -> watch(waiting), "hnsform-simulator-watch");
            thread.setDaemon(true);
            thread.start();
        });
    }

    private void watch(Store.Waiting waiting) {
        while (waiting.await()) {
            synchronized (this) {
                if (registrations.isEmpty() || others != waiting) {
                    endWatch(waiting);
                    return;
                }
                try {
                    plain.refresh();
                } catch (SimulatorFileException e) {
                    registrations.disconnect(); // what is wrong with the file, the next call says
                    endWatch(waiting);
                    return;
                }
            }
        }
    }

    private synchronized void endWatch(Store.Waiting waiting) {
        waiting.close();
        if (others == waiting) {
            others = null;
        }
    }

    private void change(Call call, Deadline deadline, Runnable action) {
        guarded(call, deadline, () -> {
            action.run();
            return JsonObject.EMPTY;
        });
    }

    /** Lets the schedule have its way with a call, and then carries it out. */
    private <R> R guarded(Call call, Deadline deadline, Supplier<R> action) {
        Optional<Fault> fault;
        long latency;
        synchronized (this) {
            calls++;
            HostState state = store.current();
            latency = state.host().latencyMillis();
            fault = state.faults().isEmpty() ? Optional.empty() : meet(call);
        }
        if (latency > 0) {
            pause.pass(Duration.ofMillis(latency));
        }
        if (fault.isEmpty()) {
            return carriedOut(action);
        }
        return switch (fault.get().kind()) {
            case FAIL -> throw failed(call, fault.get());
            case HANG -> throw hung(call, deadline);
            case LAND_LATE -> throw late(call, fault.get());
            case LIE -> lied(call, action);
            case KILL_BEFORE -> {
                killer.kill();
                throw unknown(call, "its caller was killed before it");
            }
            case KILL_AFTER -> {
                R answer = carriedOut(action);
                killer.kill();
                yield answer;
            }
        };
    }

    private synchronized <R> R carriedOut(Supplier<R> action) {
        return action.get();
    }

    /** What the schedule holds for this call; late ones land first. */
    private Optional<Fault> meet(Call call) {
        List<LateCall> landing = new ArrayList<>();
        List<Fault> met = new ArrayList<>();
        schedule(schedule -> {
            landing.clear();
            met.clear();
            landing.addAll(schedule.landing());
            schedule.count(call.name()).ifPresent(met::add);
        });
        landing.forEach(plain::land);
        return met.stream().findFirst();
    }

    /** Changes the schedule. */
    private void schedule(Consumer<FaultSchedule> change) {
        store.change(state -> {
            FaultSchedule schedule = new FaultSchedule();
            schedule.restore(state.faults());
            change.accept(schedule);
            return List.of(new Change.PutFaults(schedule.isEmpty() ? JsonObject.EMPTY : schedule.toJson()));
        });
    }

    private synchronized HostCallException failed(Call call, Fault fault) {
        HResult code = new HResult(fault.code());
        noteFault("the call was made to fail with " + code);
        return PlainHost.failure(
                call, code, HcnError.of(code).map(HcnError::text).orElse("A scheduled fault. "));
    }

    private HostCallException hung(Call call, Deadline deadline) {
        pause.pass(deadline.limit());
        synchronized (this) {
            noteFault("the call was made to hang");
        }
        return unknown(call, "the host did not answer before the deadline");
    }

    /** The answer is lost at once: who waits for the deadline would only wait. */
    private synchronized HostCallException late(Call call, Fault fault) {
        if (call.changes()) {
            schedule(schedule -> schedule.land(new LateCall(call.name(), call.request(), fault.later())));
        }
        noteFault("the call was made to land late");
        return unknown(call, "the connection to the host broke before its answer came");
    }

    @SuppressWarnings("unchecked")
    private synchronized <R> R lied(Call call, Supplier<R> action) {
        // what changes answers an empty object, whatever else would be in it
        return call.changes() ? (R) JsonObject.EMPTY : action.get();
    }

    private static HostCallException unknown(Call call, String why) {
        return new HostCallException(call.name(), call.subject(), new HResult(0), Ending.UNKNOWN, why, null);
    }

    private void noteFault(String what) {
        Rule rule = Rule.SCHEDULED_FAULT;
        String explanation = rule.explanation() + " (" + what + ")";
        plain.noteRefusal(Optional.of(new Refusal(rule.label(), rule.grade().toString(), rule.source(), explanation)));
    }

    @Override
    public synchronized Optional<Refusal> lastRefusal() {
        return plain.lastRefusal();
    }

    @Override
    public synchronized List<String> lastSwitches() {
        return plain.lastSwitches();
    }

    /** The same host without faults, latency and counting: for what an administrator does behind our back. */
    public HnsHost exec() {
        return plain;
    }

    /** How many calls were made through this object, {@link #exec} aside. */
    public synchronized long callCount() {
        return calls;
    }

    /** How often the host lost its connections because an adapter got its first switch or lost its last (hns-reference 5.4). */
    public synchronized long interruptions() {
        return store.current().host().interruptions();
    }

    /** Restarts the host: what is not persistent goes, and the boot id changes. */
    public synchronized void reboot() {
        store.change(state -> plain.engine(state).reboot());
    }

    /** Restarts the {@code hns} service: what is not persistent goes, and the service start changes. */
    public synchronized void restartHns() {
        store.change(state -> plain.engine(state).restartHns());
    }

    /** Starts dockerd on the host: it takes over networks, and deletes the endpoints it finds there (hns-reference 5.12). */
    public synchronized void startDocker() {
        store.change(state -> plain.engine(state).startDocker());
    }

    /** Every switch with its setting, by name. */
    public synchronized SortedMap<String, String> switches() {
        return store.current().host().switches().all();
    }

    /**
     * Sets a switch.
     *
     * @throws dev.hnsform.simulator.profile.SimulatorSettingsException if there is no such switch or setting
     */
    public synchronized void setSwitch(String name, String setting) {
        Switch which = Switch.parse(name);
        which.parseChoice(setting);
        store.change(state -> List.of(new Change.PutHost(
                state.host().withSwitches(state.host().switches().with(which, setting)))));
    }

    /** Schedules a fault; it counts calls from now on. */
    public synchronized void addFault(Fault fault) {
        schedule(schedule -> schedule.add(fault));
    }

    /** The faults to come. */
    public synchronized List<Fault> faults() {
        FaultSchedule schedule = new FaultSchedule();
        schedule.restore(store.current().faults());
        return schedule.faults();
    }

    /** Forgets all faults to come, and the calls that have yet to land. */
    public synchronized void clearFaults() {
        schedule(FaultSchedule::clear);
    }

    /**
     * Takes over the objects of a snapshot beside what there is; facts of the snapshot's host are not taken.
     *
     * @throws dev.hnsform.simulator.admit.AdmissionException if an id is there already
     */
    public synchronized void admit(HostSnapshot snapshot) {
        store.change(state -> Admission.of(state, snapshot));
    }

    /**
     * Takes over published documents: objects of either shape, lists of them, and {@code {Success,Output}} envelopes; what is no object of
     * HNS is left out. Requests without an id get one. What the model cannot express is kept as it is, and occupies its id, name,
     * prefixes, addresses, ports and adapter.
     *
     * @return how many objects there were
     * @throws dev.hnsform.simulator.admit.AdmissionException if an id is there already
     */
    public synchronized int admitDocuments(List<? extends Json> documents) {
        HostSnapshot snapshot = HostSnapshot.empty(plain.facts(Deadline.READ));
        for (Json document : documents) {
            snapshot = snapshot.withPublished(document);
        }
        admit(snapshot);
        return snapshot.size();
    }

    /** What the host holds, in the v2 shape with details where it does not come from a v1 document. */
    public synchronized HostSnapshot snapshotDocuments() {
        HostState state = store.current();
        Answers answers = new Answers(state);
        Map<HcnKind, List<JsonObject>> objects = new EnumMap<>(HcnKind.class);
        for (HcnKind kind : HcnKind.values()) {
            objects.put(kind, state.objects(kind).stream().map(answers::asFound).toList());
        }
        return new HostSnapshot(plain.facts(Deadline.READ), objects, List.of(), Map.of(), List.of());
    }

    /** The host's stable identity, as its facts give it; no call of the host. */
    public synchronized String identity() {
        return store.current().host().identity();
    }

    /** What it was made with. */
    public SimulatorSettings settings() {
        return settings;
    }

    @Override
    public synchronized void close() {
        registrations.close();
        if (others != null) {
            endWatch(others);
        }
        plain.close();
    }
}
