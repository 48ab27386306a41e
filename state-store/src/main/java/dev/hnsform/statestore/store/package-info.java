/** The port through which records are kept. Entry type: {@link dev.hnsform.statestore.store.StateStore}. Knows no files. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.statestore.store;
