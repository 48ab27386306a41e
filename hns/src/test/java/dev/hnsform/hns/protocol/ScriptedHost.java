package dev.hnsform.hns.protocol;

import dev.hnsform.hns.error.HcnError;
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
import dev.hnsform.hns.published.PublishedCorpus;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A host that keeps documents, tells what it is asked, and does beforehand what a test wants. */
final class ScriptedHost implements HnsHost, HostNotifier, HostPorts {
    private static final Guid ID = Guid.parse("0a1c2a52-7f0e-4a53-9a51-6a0a4c1d7f11");

    final Map<Guid, JsonObject> documents = new ConcurrentHashMap<>();
    final List<Deadline> deadlines = new CopyOnWriteArrayList<>();
    final List<Consumer<HostNotification>> listeners = new CopyOnWriteArrayList<>();
    final List<ReservedPorts> ports = new CopyOnWriteArrayList<>();
    volatile Consumer<String> before = call -> {};

    private void called(String call, Deadline deadline) {
        deadlines.add(deadline);
        before.accept(call);
    }

    void tell(HostNotification notification) {
        listeners.forEach(listener -> listener.accept(notification));
    }

    @Override
    public HostDescription description() {
        return new HostDescription("scripted:", true, false);
    }

    @Override
    public HostFacts facts(Deadline deadline) {
        called("facts", deadline);
        return PublishedCorpus.facts();
    }

    @Override
    public List<Guid> enumerate(HcnKind kind, HostQuery query, Deadline deadline) {
        called("enumerate", deadline);
        return new ArrayList<>(documents.keySet());
    }

    @Override
    public JsonObject query(HcnKind kind, Guid id, HostQuery query, Deadline deadline) {
        called("query " + id, deadline);
        JsonObject document = documents.get(id);
        if (document == null) {
            throw HcnError.NETWORK_NOT_FOUND.failure("HcnQueryNetworkProperties", "Network " + id);
        }
        return document;
    }

    @Override
    public void create(HcnKind kind, Guid id, JsonObject settings, Deadline deadline) {
        called("create", deadline);
        documents.put(id, settings);
    }

    @Override
    public void modify(HcnKind kind, Guid id, JsonObject request, Deadline deadline) {
        called("modify", deadline);
        documents.put(id, request);
    }

    @Override
    public void delete(HcnKind kind, Guid id, Deadline deadline) {
        called("delete", deadline);
        documents.remove(id);
    }

    @Override
    public Json hnsCall(String method, String path, JsonObject request, Deadline deadline) {
        called(method + " " + path, deadline);
        return path.endsWith("/") ? Json.array(documents.values()) : request;
    }

    @Override
    public Registration register(Optional<Guid> network, Consumer<HostNotification> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public PortReservation reservePort(
            Guid service, PortProtocol protocol, PortAccess access, int port, Deadline deadline) {
        called("reserve " + protocol + " " + access + " " + port, deadline);
        return held(new ReservedPorts(service, service, protocol.number(), 7, 1, access.number(), 2, port, port));
    }

    @Override
    public PortReservation reservePortRange(Guid service, int count, Deadline deadline) {
        called("reserve " + count, deadline);
        return held(new ReservedPorts(service, ID, PortProtocol.BOTH.number(), -1, 1, 0, 2, 60_000 - count, 59_999));
    }

    private PortReservation held(ReservedPorts entry) {
        ports.add(entry);
        return new PortReservation() {
            @Override
            public int firstPort() {
                return entry.first();
            }

            @Override
            public int lastPort() {
                return entry.last();
            }

            @Override
            public void close() {
                called("release " + entry.first(), Deadline.CHANGE);
                ports.remove(entry);
            }
        };
    }

    @Override
    public List<ReservedPorts> reservedPorts(Deadline deadline) {
        called("reserved", deadline);
        return List.copyOf(ports);
    }

    @Override
    public void close() {
        documents.clear();
    }
}
