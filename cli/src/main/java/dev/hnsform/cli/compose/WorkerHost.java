package dev.hnsform.cli.compose;

import dev.hnsform.hns.jna.NativeHost;
import dev.hnsform.hns.port.Deadline;
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
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * This machine's HNS, read in this process and changed in another one: a native call that hangs cannot be cancelled, but its process can be
 * ended. A change whose result is not known ends its worker, and the next one gets a new one. Safe for several threads; changes wait for
 * each other.
 */
final class WorkerHost implements HnsHost, HostNotifier, HostPorts {
    private final NativeHost reader;
    private final Surroundings surroundings;
    private @Nullable Worker worker;

    WorkerHost(NativeHost reader, Surroundings surroundings) {
        this.reader = reader;
        this.surroundings = surroundings;
    }

    private synchronized <R> R changed(String call, String subject, Function<HnsHost, R> change) {
        Worker at = worker;
        if (at == null || !at.isAlive()) {
            end();
            at = Worker.start(surroundings, call, subject);
            worker = at;
        }
        try {
            return change.apply(at.host());
        } catch (HostCallException e) {
            if (e.ending() == Ending.UNKNOWN) {
                end();
            }
            throw e;
        }
    }

    private void done(String call, String subject, Consumer<HnsHost> change) {
        changed(call, subject, host -> {
            change.accept(host);
            return true;
        });
    }

    private synchronized void end() {
        Worker at = worker;
        worker = null;
        if (at != null) {
            at.close();
        }
    }

    /** The process that changes are made in; absent before the first change, and after one whose result is not known. */
    synchronized Optional<Long> workerProcess() {
        return Optional.ofNullable(worker).map(Worker::process);
    }

    @Override
    public HostDescription description() {
        return reader.description();
    }

    @Override
    public HostFacts facts(Deadline deadline) {
        return reader.facts(deadline);
    }

    @Override
    public List<Guid> enumerate(HcnKind kind, HostQuery query, Deadline deadline) {
        return reader.enumerate(kind, query, deadline);
    }

    @Override
    public JsonObject query(HcnKind kind, Guid id, HostQuery query, Deadline deadline) {
        return reader.query(kind, id, query, deadline);
    }

    @Override
    public void create(HcnKind kind, Guid id, JsonObject settings, Deadline deadline) {
        done("HcnCreate" + kind.label(), kind.label() + " " + id, host -> host.create(kind, id, settings, deadline));
    }

    @Override
    public void modify(HcnKind kind, Guid id, JsonObject request, Deadline deadline) {
        done("HcnModify" + kind.label(), kind.label() + " " + id, host -> host.modify(kind, id, request, deadline));
    }

    @Override
    public void delete(HcnKind kind, Guid id, Deadline deadline) {
        done("HcnDelete" + kind.label(), kind.label() + " " + id, host -> host.delete(kind, id, deadline));
    }

    @Override
    public Json hnsCall(String method, String path, JsonObject request, Deadline deadline) {
        return method.equals("GET")
                ? reader.hnsCall(method, path, request, deadline)
                : changed("HNSCall", method + " " + path, host -> host.hnsCall(method, path, request, deadline));
    }

    @Override
    public Registration register(Optional<Guid> network, Consumer<HostNotification> listener) {
        return reader.register(network, listener);
    }

    /** In this process: a worker that is ended would take the ports of all others with it. */
    @Override
    public PortReservation reservePort(
            Guid service, PortProtocol protocol, PortAccess access, int port, Deadline deadline) {
        return reader.reservePort(service, protocol, access, port, deadline);
    }

    @Override
    public PortReservation reservePortRange(Guid service, int count, Deadline deadline) {
        return reader.reservePortRange(service, count, deadline);
    }

    @Override
    public List<ReservedPorts> reservedPorts(Deadline deadline) {
        return reader.reservedPorts(deadline);
    }

    @Override
    public void close() {
        end();
        reader.close();
    }
}
