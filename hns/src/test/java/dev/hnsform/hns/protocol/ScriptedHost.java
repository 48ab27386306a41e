package dev.hnsform.hns.protocol;

import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostDescription;
import dev.hnsform.hns.port.HostNotification;
import dev.hnsform.hns.port.HostNotifier;
import dev.hnsform.hns.port.HostQuery;
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
final class ScriptedHost implements HnsHost, HostNotifier {
    final Map<Guid, JsonObject> documents = new ConcurrentHashMap<>();
    final List<Deadline> deadlines = new CopyOnWriteArrayList<>();
    final List<Consumer<HostNotification>> listeners = new CopyOnWriteArrayList<>();
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
    public void close() {
        documents.clear();
    }
}
