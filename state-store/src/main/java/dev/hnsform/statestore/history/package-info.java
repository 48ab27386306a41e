/** The runs that were settled, as values. Entry type: {@link dev.hnsform.statestore.history.HistoryEntry}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.statestore.history;
