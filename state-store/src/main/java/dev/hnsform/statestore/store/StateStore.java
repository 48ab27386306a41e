package dev.hnsform.statestore.store;

import dev.hnsform.schema.net.Guid;
import dev.hnsform.statestore.history.HistoryEntry;
import dev.hnsform.statestore.history.HistoryPage;
import dev.hnsform.statestore.record.HostRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the records of a host's stacks are kept: at most one current record a stack, and an append-only history of its runs.
 *
 * <p>The contract, which {@code StateStoreContract} checks for every implementation:
 *
 * <ul>
 *   <li>A record that {@link #write} or {@link #overwrite} is replacing is readable, old or new, at every instant and after the process or the
 *       power is lost at any instant; of one that {@link #remove} removes, it or its copy.
 *   <li>Once one of them has returned, its effect survives the loss of power.
 *   <li>What cannot be read is never overwritten but by {@link #overwrite}, which keeps it beside.
 *   <li>Every failure is a {@link dev.hnsform.statestore.StateException}.
 *   <li>Reading needs no lock. Writers hold the host's lock ({@link dev.hnsform.statestore.lock.HostLock}); the serial guards against plans that
 *       were made before another run, not against two writers at one instant.
 * </ul>
 */
public interface StateStore {
    /**
     * The current record of a stack; empty when nothing was ever settled, or the record was removed.
     *
     * @throws dev.hnsform.statestore.StateException when there is one that cannot be read or is not this stack's or this host's
     */
    Optional<HostRecord> read(Guid stack);

    /**
     * Takes the current record as it is now, to be decoded when it is asked for, in whatever thread; that answers and throws as {@link #read} does.
     */
    default Supplier<Optional<HostRecord>> take(Guid stack) {
        Optional<HostRecord> record = read(stack);
        return () -> record;
    }

    /**
     * Puts a record in the place of the current one, whose copy is kept as the previous one.
     *
     * @param next the record; its serial is above {@code expectedSerial}, its lineage not empty
     * @param expectedSerial serial of the current record; 0 when there must be none
     * @throws dev.hnsform.statestore.StateException when the current record has another serial or lineage, or cannot be read
     */
    void write(HostRecord next, long expectedSerial);

    /**
     * Puts a record in the place of whatever is there, readable or not, which is kept beside it: for rebuilding.
     *
     * @return where the replaced one is kept; empty when there was none
     */
    Optional<String> overwrite(HostRecord next);

    /**
     * Removes the current record, readable or not, keeping it as a copy. The history stays.
     *
     * @return where the copy is kept; empty when there was no record
     */
    Optional<String> remove(Guid stack);

    /** All current records, sorted by stack id; those that cannot be read too. */
    List<StoredRecord> list();

    /** Appends a settled run to the history of a stack. Nothing happens when the newest entry is of the same run. */
    void appendHistory(Guid stack, HistoryEntry entry);

    /**
     * The settled runs of a stack, newest first.
     *
     * @param before where to begin, as the page before said; empty to begin with the newest
     * @param limit how many entries at most, above 0
     */
    HistoryPage history(Guid stack, Optional<HistoryPage.Cursor> before, int limit);

    /** Where the records are, for people. */
    String shownLocation();
}
