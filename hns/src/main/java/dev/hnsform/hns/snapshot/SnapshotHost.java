package dev.hnsform.hns.snapshot;

import dev.hnsform.hns.document.QueryFilter;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostDescription;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A host that is a snapshot: read-only. Documents are answered as they were taken, whatever shape a query asks for, except that a v1 query of
 * an endpoint answers its v1 document where the snapshot has one.
 *
 * <p>Of a kind that was not read whole, the list holds one id more, the GUID of zeros, and a query of that fails with the cause: so a reader
 * sees that it does not see everything. Safe for several threads.
 */
public final class SnapshotHost implements HnsHost {
    private final HostDescription description;
    private final HostSnapshot snapshot;
    private final Map<HcnKind, Map<Guid, JsonObject>> byId = new EnumMap<>(HcnKind.class);
    private final Map<HcnKind, String> gaps = new EnumMap<>(HcnKind.class);
    private final Map<Guid, JsonObject> attachments;

    /**
     * A host of a snapshot.
     *
     * @param uri its canonical host URI
     */
    public SnapshotHost(String uri, HostSnapshot snapshot) {
        this.description = new HostDescription(uri, false, true);
        this.snapshot = snapshot;
        for (HcnKind kind : HcnKind.values()) {
            byId.put(kind, index(kind, snapshot.documents(kind)));
        }
        this.attachments = new LinkedHashMap<>();
        snapshot.attachments()
                .forEach(document -> Tolerant.guid(document, "ID").ifPresent(id -> attachments.put(id, document)));
    }

    private Map<Guid, JsonObject> index(HcnKind kind, List<JsonObject> documents) {
        Map<Guid, JsonObject> index = new LinkedHashMap<>(documents.size() * 2);
        List<String> causes = new ArrayList<>();
        snapshot.gap(kind).ifPresent(causes::add);
        int nameless = 0;
        int repeated = 0;
        for (JsonObject document : documents) {
            Optional<Guid> id = Tolerant.guid(document, "ID");
            if (id.isEmpty()) {
                nameless++;
            } else if (index.putIfAbsent(id.get(), document) != null) {
                repeated++;
            }
        }
        if (nameless > 0) {
            causes.add(nameless
                    + (nameless == 1 ? " document of the snapshot carries" : " documents of the snapshot carry")
                    + " no readable ID");
        }
        if (repeated > 0) {
            causes.add(repeated
                    + (repeated == 1 ? " document of the snapshot carries" : " documents of the snapshot carry")
                    + " the ID of another one");
        }
        if (!causes.isEmpty()) {
            gaps.put(kind, String.join("; ", causes));
        }
        return index;
    }

    /** The snapshot. */
    public HostSnapshot snapshot() {
        return snapshot;
    }

    @Override
    public HostDescription description() {
        return description;
    }

    @Override
    public HostFacts facts(Deadline deadline) {
        return snapshot.facts();
    }

    @Override
    public List<Guid> enumerate(HcnKind kind, HostQuery query, Deadline deadline) {
        List<Guid> ids = new ArrayList<>();
        of(kind).forEach((id, document) -> {
            if (query.filter()
                    .map(filter -> QueryFilter.matches(document, filter))
                    .orElse(true)) {
                ids.add(id);
            }
        });
        if (gaps.containsKey(kind)) {
            ids.add(Guid.ZERO);
        }
        return ids;
    }

    @Override
    public JsonObject query(HcnKind kind, Guid id, HostQuery query, Deadline deadline) {
        String call = "HcnQuery" + kind.label() + "Properties";
        String gap = gaps.get(kind);
        if (id.isZero() && gap != null) {
            throw refused(call, "snapshot " + description.uri(), gap);
        }
        JsonObject attachment = kind == HcnKind.ENDPOINT && query.major() == 1 ? attachments.get(id) : null;
        JsonObject document = attachment == null ? of(kind).get(id) : attachment;
        if (document == null) {
            throw notFound(kind).failure(call, kind.label() + " " + id);
        }
        return document;
    }

    private Map<Guid, JsonObject> of(HcnKind kind) {
        return byId.getOrDefault(kind, Map.of());
    }

    private static HcnError notFound(HcnKind kind) {
        return switch (kind) {
            case NETWORK -> HcnError.NETWORK_NOT_FOUND;
            case ENDPOINT -> HcnError.ENDPOINT_NOT_FOUND;
            case NAMESPACE, LOAD_BALANCER, ROUTE, GUEST_SERVICE -> HcnError.NOT_FOUND;
        };
    }

    @Override
    public void create(HcnKind kind, Guid id, JsonObject settings, Deadline deadline) {
        throw readOnly("HcnCreate" + kind.label(), kind.label() + " " + id);
    }

    @Override
    public void modify(HcnKind kind, Guid id, JsonObject request, Deadline deadline) {
        throw readOnly("HcnModify" + kind.label(), kind.label() + " " + id);
    }

    @Override
    public void delete(HcnKind kind, Guid id, Deadline deadline) {
        throw readOnly("HcnDelete" + kind.label(), kind.label() + " " + id);
    }

    @Override
    public Json hnsCall(String method, String path, JsonObject request, Deadline deadline) {
        throw readOnly("HNSCall", method + " " + path);
    }

    private HostCallException readOnly(String call, String subject) {
        return refused(
                call,
                subject,
                description.uri()
                        + " is a snapshot and can only be read. A plan made from it is saved with --out and applied on the host itself");
    }

    private static HostCallException refused(String call, String subject, String why) {
        return new HostCallException(call, subject, new HResult(0), HostCallException.Ending.REFUSED, why, null);
    }

    @Override
    public void close() {
        // a snapshot is held in memory: nothing is open
    }
}
