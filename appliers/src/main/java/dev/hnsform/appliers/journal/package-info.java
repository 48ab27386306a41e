/**
 * The write-ahead of a run: its plan, and a mark for each thing that happened. Entry types: {@link dev.hnsform.appliers.journal.Journals},
 * {@link dev.hnsform.appliers.journal.Mark}. Must not know hosts.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.appliers.journal;
