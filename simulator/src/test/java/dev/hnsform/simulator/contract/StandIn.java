package dev.hnsform.simulator.contract;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostDescription;
import dev.hnsform.hns.port.HostNotification;
import dev.hnsform.hns.port.HostNotifier;
import dev.hnsform.hns.port.HostPorts;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.hns.port.PortAccess;
import dev.hnsform.hns.port.PortProtocol;
import dev.hnsform.hns.port.ReservedPorts;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A host that stands for another one, which changes from case to case: so one server serves them all. */
class StandIn implements HnsHost, HostNotifier, HostPorts {
    private volatile HnsHost host;

    StandIn(HnsHost host) {
        this.host = host;
    }

    void standFor(HnsHost other) {
        host = other;
    }

    @Override
    public HostDescription description() {
        return host.description();
    }

    @Override
    public HostFacts facts(Deadline deadline) {
        return host.facts(deadline);
    }

    @Override
    public List<Guid> enumerate(HcnKind kind, HostQuery query, Deadline deadline) {
        return host.enumerate(kind, query, deadline);
    }

    @Override
    public JsonObject query(HcnKind kind, Guid id, HostQuery query, Deadline deadline) {
        return host.query(kind, id, query, deadline);
    }

    @Override
    public void create(HcnKind kind, Guid id, JsonObject settings, Deadline deadline) {
        host.create(kind, id, settings, deadline);
    }

    @Override
    public void modify(HcnKind kind, Guid id, JsonObject request, Deadline deadline) {
        host.modify(kind, id, request, deadline);
    }

    @Override
    public void delete(HcnKind kind, Guid id, Deadline deadline) {
        host.delete(kind, id, deadline);
    }

    @Override
    public Json hnsCall(String method, String path, JsonObject request, Deadline deadline) {
        return host.hnsCall(method, path, request, deadline);
    }

    @Override
    public Registration register(Optional<Guid> object, Consumer<HostNotification> listener) {
        return ((HostNotifier) host).register(object, listener);
    }

    @Override
    public PortReservation reservePort(
            Guid service, PortProtocol protocol, PortAccess access, int port, Deadline deadline) {
        return ((HostPorts) host).reservePort(service, protocol, access, port, deadline);
    }

    @Override
    public PortReservation reservePortRange(Guid service, int count, Deadline deadline) {
        return ((HostPorts) host).reservePortRange(service, count, deadline);
    }

    @Override
    public List<ReservedPorts> reservedPorts(Deadline deadline) {
        return ((HostPorts) host).reservedPorts(deadline);
    }

    @Override
    public void close() {}
}
