package dev.hnsform.hns.mapping;

import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostDescription;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.hns.published.PublishedCorpus;
import dev.hnsform.schema.host.Epoch;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A host that answers documents, and fails where it is told to. */
final class FakeHost implements HnsHost {
    final Map<HcnKind, Map<Guid, JsonObject>> v2 = new EnumMap<>(HcnKind.class);
    final Map<Guid, JsonObject> v1Endpoints = new HashMap<>();
    final Map<Guid, HcnError> failing = new HashMap<>();
    final Set<HcnKind> unlisted = new HashSet<>();
    final List<String> calls = new ArrayList<>();
    int restartsWhileReading;
    private int starts;

    FakeHost() {
        for (HcnKind kind : HcnKind.values()) {
            v2.put(kind, new LinkedHashMap<>());
        }
    }

    FakeHost with(HcnKind kind, Guid id, JsonObject document) {
        of(kind).put(id, document);
        return this;
    }

    private Map<Guid, JsonObject> of(HcnKind kind) {
        return v2.getOrDefault(kind, Map.of());
    }

    @Override
    public HostDescription description() {
        return new HostDescription("fake:", true, false);
    }

    @Override
    public HostFacts facts(Deadline deadline) {
        HostFacts facts = PublishedCorpus.facts();
        return new HostFacts(
                facts.identity(),
                facts.computerName(),
                facts.windowsBuild(),
                facts.features(),
                facts.adapters(),
                facts.services(),
                new Epoch("boot-1", "start-" + starts));
    }

    @Override
    public List<Guid> enumerate(HcnKind kind, HostQuery query, Deadline deadline) {
        if (kind == HcnKind.NETWORK && restartsWhileReading > 0) {
            restartsWhileReading--;
            starts++;
        }
        if (unlisted.contains(kind)) {
            throw HcnError.MANAGER_STOPPED.failure("HcnEnumerate" + kind.label() + "s", "host");
        }
        return List.copyOf(of(kind).keySet());
    }

    @Override
    public JsonObject query(HcnKind kind, Guid id, HostQuery query, Deadline deadline) {
        calls.add(kind.label() + " v" + query.major() + " " + id);
        HcnError error = failing.get(id);
        if (error != null) {
            throw error.failure("HcnQuery" + kind.label() + "Properties", kind.label() + " " + id);
        }
        JsonObject document = query.major() == 1 ? v1Endpoints.get(id) : of(kind).get(id);
        if (document == null) {
            throw HcnError.ENDPOINT_NOT_FOUND.failure("HcnOpenEndpoint", kind.label() + " " + id);
        }
        return document;
    }

    @Override
    public void create(HcnKind kind, Guid id, JsonObject settings, Deadline deadline) {
        throw changed();
    }

    @Override
    public void modify(HcnKind kind, Guid id, JsonObject request, Deadline deadline) {
        throw changed();
    }

    @Override
    public void delete(HcnKind kind, Guid id, Deadline deadline) {
        throw changed();
    }

    @Override
    public Json hnsCall(String method, String path, JsonObject request, Deadline deadline) {
        throw changed();
    }

    private static HostCallException changed() {
        throw new AssertionError("reading changes nothing");
    }

    @Override
    public void close() {}
}
