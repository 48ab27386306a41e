/** The record of a stack on a host, and the form it is kept in. Entry types: {@link dev.hnsform.statestore.record.HostRecord}, {@link dev.hnsform.statestore.record.RecordFile}. Knows no files. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.statestore.record;
