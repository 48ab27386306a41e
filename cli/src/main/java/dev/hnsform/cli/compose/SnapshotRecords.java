package dev.hnsform.cli.compose;

import dev.hnsform.hns.snapshot.HostSnapshot;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.statestore.StateException;
import dev.hnsform.statestore.StateFault;
import dev.hnsform.statestore.history.HistoryEntry;
import dev.hnsform.statestore.history.HistoryPage;
import dev.hnsform.statestore.record.HostRecord;
import dev.hnsform.statestore.record.RecordFile;
import dev.hnsform.statestore.record.RecordHead;
import dev.hnsform.statestore.store.StateStore;
import dev.hnsform.statestore.store.StoredRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The records that a snapshot holds: they can only be read. */
final class SnapshotRecords implements StateStore {
    private final HostSnapshot snapshot;
    private final String uri;
    private final RecordFile form = new RecordFile();

    SnapshotRecords(HostSnapshot snapshot, String uri) {
        this.snapshot = snapshot;
        this.uri = uri;
    }

    @Override
    public Optional<HostRecord> read(Guid stack) {
        return snapshot.records().stream()
                .filter(json -> stackId(json).equals(Optional.of(stack)))
                .findFirst()
                .map(json -> form.fromJson(json, shown(stack)));
    }

    private static Optional<Guid> stackId(JsonObject record) {
        return record.object("stack").flatMap(stack -> stack.string("id")).flatMap(Guid::tryParse);
    }

    private String shown(Guid stack) {
        return stack + " in " + uri;
    }

    @Override
    public List<StoredRecord> list() {
        List<StoredRecord> list = new ArrayList<>();
        for (JsonObject json : snapshot.records()) {
            stackId(json).ifPresent(id -> list.add(stored(id, json)));
        }
        list.sort(Comparator.comparing(StoredRecord::stack));
        return list;
    }

    private StoredRecord stored(Guid stack, JsonObject json) {
        try {
            HostRecord record = form.fromJson(json, shown(stack));
            return new StoredRecord.Readable(stack, shown(stack), head(record));
        } catch (StateException e) {
            return new StoredRecord.Unreadable(stack, shown(stack), e);
        }
    }

    private static RecordHead head(HostRecord record) {
        return new RecordHead(
                record.stack().stackName(),
                record.stack().stackId(),
                record.origin(),
                record.hostIdentity(),
                record.stack().lineage(),
                record.stack().serial(),
                record.stack().isRebuilt(),
                record.settledAt(),
                record.tool(),
                record.stack().resources().size());
    }

    @Override
    public HistoryPage history(Guid stack, Optional<HistoryPage.Cursor> before, int limit) {
        return HistoryPage.EMPTY;
    }

    @Override
    public void write(HostRecord next, long expectedSerial) {
        throw readOnly("write the record");
    }

    @Override
    public Optional<String> overwrite(HostRecord next) {
        throw readOnly("write the record");
    }

    @Override
    public Optional<String> remove(Guid stack) {
        throw readOnly("remove the record");
    }

    @Override
    public void appendHistory(Guid stack, HistoryEntry entry) {
        throw readOnly("write the history");
    }

    private StateException readOnly(String operation) {
        return new StateException(
                StateFault.NO_RIGHTS,
                operation,
                uri,
                uri + " is a snapshot and can only be read. Name the host itself with --host.",
                null);
    }

    @Override
    public String shownLocation() {
        return uri;
    }
}
