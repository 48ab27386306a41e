package dev.hnsform.statestore.history;

import java.util.List;
import java.util.Optional;

/**
 * Some entries of a history, newest first.
 *
 * @param entries the entries
 * @param damaged how many lines among them could not be read and were passed over; a last line cut off by a crash counts
 * @param older where the next page begins; absent when there is nothing older
 */
public record HistoryPage(List<HistoryEntry> entries, int damaged, Optional<Cursor> older) {
    /** Nothing. */
    public static final HistoryPage EMPTY = new HistoryPage(List.of(), 0, Optional.empty());

    /**
     * A place in a history.
     *
     * @param position the store's own measure; it stays good while entries are appended
     */
    public record Cursor(long position) {}

    /** Copies the list. */
    public HistoryPage {
        entries = List.copyOf(entries);
    }
}
