package dev.hnsform.statestore.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hnsform.schema.net.Guid;
import dev.hnsform.statestore.StateException;
import dev.hnsform.statestore.StateFault;
import dev.hnsform.statestore.history.HistoryEntry;
import dev.hnsform.statestore.history.HistoryOutcome;
import dev.hnsform.statestore.history.HistoryPage;
import dev.hnsform.statestore.record.HostRecord;
import dev.hnsform.statestore.record.RecordFile;
import dev.hnsform.statestore.record.Records;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every {@link StateStore} does. */
public abstract class StateStoreContract {
    private static final Guid OTHER = Guid.parse("0a000000-7f0e-4a53-9a51-6a0a4c1d7f10");

    /** An empty store. */
    protected abstract StateStore store();

    /** Damages the stored record of a stack, so that it cannot be read. */
    protected abstract void damage(Guid stack);

    private static String text(HostRecord record) {
        return new RecordFile().toJson(record).toString();
    }

    protected static HistoryEntry entry(int serial) {
        return new HistoryEntry(
                "run-" + serial,
                Instant.parse("2026-01-02T03:04:05Z").plusSeconds(serial),
                "lineage-1",
                serial,
                "apply",
                "alice",
                "2fd4e1c6",
                new TreeMap<>(Map.of("create", 3L, "delete", 1L)),
                HistoryOutcome.DONE);
    }

    private static void refused(Runnable action, StateFault fault, String words) {
        assertThatThrownBy(action::run).isInstanceOfSatisfying(StateException.class, e -> {
            assertThat(e.fault()).as(e.text()).isEqualTo(fault);
            assertThat(e.text()).contains(words);
        });
    }

    @Test
    void hasNothingAtFirst() {
        StateStore store = store();
        assertThat(store.read(Records.SHOP)).isEmpty();
        assertThat(store.list()).isEmpty();
        assertThat(store.remove(Records.SHOP)).isEmpty();
        assertThat(store.history(Records.SHOP, Optional.empty(), 10)).isEqualTo(HistoryPage.EMPTY);
    }

    @Test
    void givesBackTheRecordWrittenLast() {
        StateStore store = store();
        store.write(Records.shop(1), 0);
        assertThat(store.read(Records.SHOP).map(StateStoreContract::text)).contains(text(Records.shop(1)));
        store.write(Records.shop(2), 1);
        store.write(Records.shop(5), 2);
        assertThat(store.read(Records.SHOP).map(StateStoreContract::text)).contains(text(Records.shop(5)));
    }

    @Test
    void takesARecordAsItIsNow() {
        StateStore store = store();
        Supplier<Optional<HostRecord>> none = store.take(Records.SHOP);
        store.write(Records.shop(1), 0);
        Supplier<Optional<HostRecord>> first = store.take(Records.SHOP);
        store.write(Records.shop(2), 1);
        assertThat(none.get()).isEmpty();
        assertThat(first.get().map(StateStoreContract::text)).contains(text(Records.shop(1)));
        damage(Records.SHOP);
        assertThatThrownBy(() -> store.take(Records.SHOP).get()).isInstanceOf(StateException.class);
    }

    @Test
    void keepsStacksApart() {
        StateStore store = store();
        store.write(Records.shop(1), 0);
        store.write(Records.of(OTHER, "lineage-2", 4), 0);
        assertThat(store.read(OTHER).map(r -> r.stack().serial())).contains(4L);
        assertThat(store.list()).extracting(StoredRecord::stack).containsExactly(OTHER, Records.SHOP);
        store.remove(OTHER);
        assertThat(store.list()).extracting(StoredRecord::stack).containsExactly(Records.SHOP);
    }

    @Test
    void refusesToWriteOverARecordThatMovedOn() {
        StateStore store = store();
        store.write(Records.shop(1), 0);
        store.write(Records.shop(2), 1);
        refused(() -> store.write(Records.shop(3), 1), StateFault.SERIAL_MOVED_ON, "Plan again");
        refused(() -> store.write(Records.shop(3), 0), StateFault.SERIAL_MOVED_ON, "has serial 2");
        store.remove(Records.SHOP);
        refused(() -> store.write(Records.shop(3), 2), StateFault.SERIAL_MOVED_ON, "is not there");
    }

    @Test
    void refusesAnotherLineage() {
        StateStore store = store();
        store.write(Records.shop(1), 0);
        refused(() -> store.write(Records.of(Records.SHOP, "lineage-2", 2), 1), StateFault.OTHER_LINEAGE, "lineage-2");
    }

    @Test
    void refusesSerialsThatDoNotGrow() {
        StateStore store = store();
        store.write(Records.shop(2), 0);
        assertThatThrownBy(() -> store.write(Records.shop(2), 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neverWritesOverWhatItCannotRead() {
        StateStore store = store();
        store.write(Records.shop(1), 0);
        damage(Records.SHOP);
        refused(() -> store.read(Records.SHOP), StateFault.CORRUPT, "state rebuild");
        refused(() -> store.write(Records.shop(2), 1), StateFault.CORRUPT, "state rebuild");
        refused(() -> store.write(Records.shop(2), 0), StateFault.CORRUPT, "state rebuild");
        assertThat(store.list()).singleElement().isInstanceOf(StoredRecord.Unreadable.class);
    }

    @Test
    void overwritesWhatItCannotReadAndKeepsIt() {
        StateStore store = store();
        store.write(Records.shop(1), 0);
        damage(Records.SHOP);
        assertThat(store.overwrite(Records.of(Records.SHOP, "lineage-2", 1))).isPresent();
        assertThat(store.read(Records.SHOP).map(r -> r.stack().lineage())).contains("lineage-2");
        damage(Records.SHOP);
        assertThat(store.remove(Records.SHOP)).isPresent();
        assertThat(store.read(Records.SHOP)).isEmpty();
        assertThat(store.overwrite(Records.shop(1))).isEmpty();
    }

    @Test
    void pagesThroughTheHistoryNewestFirst() {
        StateStore store = store();
        for (int i = 1; i <= 25; i++) {
            store.appendHistory(Records.SHOP, entry(i));
        }
        List<Long> serials = new ArrayList<>();
        Optional<HistoryPage.Cursor> at = Optional.empty();
        int pages = 0;
        do {
            HistoryPage page = store.history(Records.SHOP, at, 10);
            page.entries().forEach(e -> serials.add(e.serial()));
            at = page.older();
            pages++;
        } while (at.isPresent());
        assertThat(pages).isEqualTo(3);
        assertThat(serials).hasSize(25).startsWith(25L, 24L).endsWith(2L, 1L);
        assertThat(store.history(Records.SHOP, Optional.empty(), 1).entries()).containsExactly(entry(25));
    }

    @Test
    void recordsARunOnce() {
        StateStore store = store();
        store.appendHistory(Records.SHOP, entry(1));
        store.appendHistory(Records.SHOP, entry(1));
        store.appendHistory(Records.SHOP, entry(2));
        assertThat(store.history(Records.SHOP, Optional.empty(), 10).entries())
                .extracting(HistoryEntry::runId)
                .containsExactly("run-2", "run-1");
    }

    @Test
    void keepsTheHistoryWhenTheRecordIsRemoved() {
        StateStore store = store();
        store.write(Records.shop(1), 0);
        store.appendHistory(Records.SHOP, entry(1));
        store.remove(Records.SHOP);
        assertThat(store.history(Records.SHOP, Optional.empty(), 10).entries()).hasSize(1);
    }
}
