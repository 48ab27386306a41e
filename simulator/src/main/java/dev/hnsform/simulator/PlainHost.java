package dev.hnsform.simulator;

import dev.hnsform.hns.error.ErrorRecord;
import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostDescription;
import dev.hnsform.hns.port.HostPorts;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.hns.port.PortAccess;
import dev.hnsform.hns.port.PortProtocol;
import dev.hnsform.hns.port.ReservedPorts;
import dev.hnsform.hns.rehearsal.RehearsalHost.Refusal;
import dev.hnsform.schema.host.Epoch;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.simulator.engine.Engine;
import dev.hnsform.simulator.engine.GuestPortEnds;
import dev.hnsform.simulator.fault.LateCall;
import dev.hnsform.simulator.ipam.GuestPorts;
import dev.hnsform.simulator.model.Change;
import dev.hnsform.simulator.model.Host;
import dev.hnsform.simulator.model.HostState;
import dev.hnsform.simulator.model.SimulatedNetwork;
import dev.hnsform.simulator.rule.Rule;
import dev.hnsform.simulator.rule.RuleRefusal;
import dev.hnsform.simulator.storage.Store;
import dev.hnsform.simulator.switching.Adapters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The port over a store, without faults: every call is judged, kept, and answered at once. Safe for several threads. */
final class PlainHost implements HnsHost, HostPorts {
    private final Store store;
    private final GuestPorts guestPorts = new GuestPorts();
    private final Map<Guid, Integer> reads = new HashMap<>();
    private Optional<Refusal> lastRefusal = Optional.empty();
    private List<String> lastSwitches = List.of();

    PlainHost(Store store) {
        this.store = store;
    }

    Engine engine(HostState state) {
        return new Engine(state, guestPorts);
    }

    Optional<Refusal> lastRefusal() {
        return lastRefusal;
    }

    List<String> lastSwitches() {
        return lastSwitches;
    }

    void noteRefusal(Optional<Refusal> refusal) {
        lastRefusal = refusal;
        lastSwitches = List.of();
    }

    @Override
    public HostDescription description() {
        return new HostDescription(store.uri(), true, false);
    }

    @Override
    public synchronized HostFacts facts(Deadline deadline) {
        HostState state = store.current();
        Host host = state.host();
        return new HostFacts(
                host.identity(),
                host.computerName(),
                host.release().windowsBuild(),
                host.features(),
                new Adapters(state).facts(),
                host.services(),
                new Epoch(host.bootId(), host.serviceStart()));
    }

    @Override
    public synchronized List<Guid> enumerate(HcnKind kind, HostQuery query, Deadline deadline) {
        Call call = Call.reading("HcnEnumerate" + kind.label() + "s", () -> kind.label() + "s");
        if (!engine(store.current()).before(kind, query).isEmpty()) {
            store.change(state -> engine(state).before(kind, query));
        }
        return read(call, engine -> engine.enumerate(kind, query));
    }

    @Override
    public synchronized JsonObject query(HcnKind kind, Guid id, HostQuery query, Deadline deadline) {
        Call call = Call.reading("HcnQuery" + kind.label() + "Properties", () -> kind.label() + " " + id);
        if (kind == HcnKind.NETWORK) {
            showManagementIp(id);
        }
        return read(call, engine -> engine.query(kind, id, query));
    }

    /** The management address of a new external network appears after some reads (hns-reference 5.4). */
    void showManagementIp(Guid id) {
        HostState state = store.current();
        SimulatedNetwork network = state.network(id).orElse(null);
        if (network == null || !network.isExternal() || !isManagementIpDue(state, network)) {
            return;
        }
        if (reads.merge(id, 1, Integer::sum) <= state.host().managementIpReads()) {
            return;
        }
        reads.remove(id);
        store.change(now -> now.network(id)
                .filter(n -> isManagementIpDue(now, n))
                .<List<Change>>map(n -> List.of(new Change.PutObject(
                        n.withManagementIp(managementIp(now, n).orElseThrow()))))
                .orElse(List.of()));
    }

    private static boolean isManagementIpDue(HostState state, SimulatedNetwork network) {
        return network.managementIp().isEmpty()
                && network.admitted().isEmpty()
                && managementIp(state, network).isPresent();
    }

    private static Optional<IpAddress> managementIp(HostState state, SimulatedNetwork network) {
        return state.layer(network.layer()).flatMap(l -> new Adapters(state).managementIp(l));
    }

    @Override
    public synchronized void create(HcnKind kind, Guid id, JsonObject settings, Deadline deadline) {
        change(Call.changing("Create", kind, id, settings), engine -> engine.create(kind, id, settings));
    }

    @Override
    public synchronized void modify(HcnKind kind, Guid id, JsonObject request, Deadline deadline) {
        change(Call.changing("Modify", kind, id, request), engine -> engine.modify(kind, id, request));
    }

    @Override
    public synchronized void delete(HcnKind kind, Guid id, Deadline deadline) {
        remove(Call.changing("Delete", kind, id, JsonObject.EMPTY), kind, id, engine -> engine.delete(kind, id));
    }

    /** Deletes an object, unless this is the time that it fails. */
    synchronized void remove(Call call, HcnKind kind, Guid id, Function<Engine, List<Change>> deletion) {
        Engine engine = engine(store.current());
        if (!engine.failingDelete(kind, id).isEmpty()) {
            store.change(state -> engine(state).failingDelete(kind, id));
            throw refused(call, engine, Rule.BALANCER_DELETE_FAILED.about(kind.label() + " " + id));
        }
        change(call, deletion);
    }

    @Override
    public synchronized Json hnsCall(String method, String path, JsonObject request, Deadline deadline) {
        return new OldCalls(this).answer(method, path, request);
    }

    @Override
    public synchronized PortReservation reservePort(
            Guid service, PortProtocol protocol, PortAccess access, int port, Deadline deadline) {
        Call call = Call.reservingPort(service, protocol, port);
        return held(read(call, engine -> engine.reservePort(service, protocol, access, port)));
    }

    @Override
    public synchronized PortReservation reservePortRange(Guid service, int count, Deadline deadline) {
        Call call = Call.reservingPorts(service, count);
        return held(read(call, engine -> engine.reservePortRange(service, count)));
    }

    private PortReservation held(GuestPorts.Hold hold) {
        guestPorts.add(hold);
        return new PortReservation() {
            @Override
            public int firstPort() {
                return hold.first();
            }

            @Override
            public int lastPort() {
                return hold.last();
            }

            @Override
            public void close() {
                guestPorts.remove(hold);
            }
        };
    }

    @Override
    public synchronized List<ReservedPorts> reservedPorts(Deadline deadline) {
        return read(Call.RESERVED_PORTS, Engine::reservedPorts);
    }

    /** Releases ports that do not outlive these changes; whoever makes them. */
    void changing(HostState before, List<Change> changes) {
        GuestPortEnds.of(before, changes).ifPresent(guestPorts::release);
    }

    /** Answers a question, or refuses. */
    synchronized <R> R read(Call call, Function<Engine, R> question) {
        Engine engine = engine(store.current());
        try {
            R answer = question.apply(engine);
            lastRefusal = Optional.empty();
            lastSwitches = engine.usedSwitches();
            return answer;
        } catch (RuleRefusal e) {
            throw refused(call, engine, e);
        }
    }

    /** Keeps what a decision says, or refuses. */
    synchronized List<Change> change(Call call, Function<Engine, List<Change>> decision) {
        Holder holder = new Holder();
        store.change(state -> {
            Engine engine = engine(state);
            try {
                holder.changes = decision.apply(engine);
            } catch (RuleRefusal e) {
                throw refused(call, engine, e);
            }
            lastRefusal = Optional.empty();
            lastSwitches = engine.usedSwitches();
            return holder.changes;
        });
        return holder.changes;
    }

    /** Carries the decision's result out of the store's function. */
    private static final class Holder {
        private List<Change> changes = List.of();
    }

    private HostCallException refused(Call call, Engine engine, RuleRefusal refusal) {
        Rule rule = refusal.rule();
        HcnError error = rule.error();
        lastRefusal = Optional.of(new Refusal(
                rule.label(),
                rule.grade().toString(),
                rule.source(),
                rule.explanation() + " (" + refusal.about() + ")"));
        lastSwitches = engine.usedSwitches();
        return failure(call, error.result(), error.text());
    }

    /** The failure of a code: what it says of a repeat follows from the code. */
    static HostCallException failure(Call call, HResult code, String text) {
        return new ErrorRecord(text, Optional.of(code)).failure(call.name(), call.subject());
    }

    /** Carries out a call whose caller has gone: whether it is refused, nobody hears. */
    synchronized void land(LateCall late) {
        JsonObject request = late.arguments();
        JsonObject document = request.object("document").orElse(JsonObject.EMPTY);
        try {
            switch (request.string("verb").orElse("")) {
                case "create" -> create(landingKind(request), landingId(request), document, Deadline.CHANGE);
                case "modify" -> modify(landingKind(request), landingId(request), document, Deadline.CHANGE);
                case "delete" -> delete(landingKind(request), landingId(request), Deadline.CHANGE);
                default ->
                    hnsCall(
                            request.string("method").orElse("POST"),
                            request.string("path").orElse(""),
                            document,
                            Deadline.CHANGE);
            }
        } catch (HostCallException refused) {
            noteRefusal(Optional.empty());
        }
    }

    private static HcnKind landingKind(JsonObject request) {
        return request.string("kind").flatMap(HcnKind::ofLabel).orElseThrow();
    }

    private static Guid landingId(JsonObject request) {
        return request.string("id").flatMap(Guid::tryParse).orElse(Guid.ZERO);
    }

    /** Reads what others have done to the host, so that it is told. */
    synchronized void refresh() {
        store.current();
    }

    @Override
    public void close() {
        store.close();
    }
}
