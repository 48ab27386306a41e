package dev.hnsform.simulator.shim;

import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostDescription;
import dev.hnsform.hns.port.HostNotification;
import dev.hnsform.hns.port.HostNotifier;
import dev.hnsform.hns.port.HostQuery;
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

/** A double that keeps documents as they are, of any size, and tells everyone who registered when {@code POST /tell} asks it to. */
final class TellingHost implements HnsHost, HostNotifier {
    private final Map<Guid, JsonObject> objects = new ConcurrentHashMap<>();
    private final List<Consumer<HostNotification>> listeners = new CopyOnWriteArrayList<>();

    @Override
    public HostDescription description() {
        return new HostDescription("test:", true, false);
    }

    @Override
    public HostFacts facts(Deadline deadline) {
        throw HcnError.NOT_IMPLEMENTED.failure("HostFacts", "the host");
    }

    @Override
    public List<Guid> enumerate(HcnKind kind, HostQuery query, Deadline deadline) {
        return new ArrayList<>(objects.keySet());
    }

    @Override
    public JsonObject query(HcnKind kind, Guid id, HostQuery query, Deadline deadline) {
        return Optional.ofNullable(objects.get(id))
                .orElseThrow(() -> HcnError.NETWORK_NOT_FOUND.failure("HcnQuery", id.toString()));
    }

    @Override
    public void create(HcnKind kind, Guid id, JsonObject settings, Deadline deadline) {
        objects.put(id, settings);
    }

    @Override
    public void modify(HcnKind kind, Guid id, JsonObject request, Deadline deadline) {
        objects.put(id, request);
    }

    @Override
    public void delete(HcnKind kind, Guid id, Deadline deadline) {
        objects.remove(id);
    }

    @Override
    public Json hnsCall(String method, String path, JsonObject request, Deadline deadline) {
        if (!path.equals("/tell")) {
            throw HcnError.NOT_IMPLEMENTED.failure("HNSCall", method + " " + path);
        }
        tell(new HostNotification(2, new HResult(0), "{\"ID\":\"" + Guid.ZERO + "\"}"));
        return JsonObject.EMPTY;
    }

    /** Tells everyone. */
    void tell(HostNotification what) {
        listeners.forEach(listener -> listener.accept(what));
    }

    @Override
    public Registration register(Optional<Guid> network, Consumer<HostNotification> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() {}
}
