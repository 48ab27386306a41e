/**
 * What was last settled on a host: records per stack with lineage and serial, their history, and the host lock. Entry types: the port
 * {@link dev.hnsform.statestore.store.StateStore} and {@link dev.hnsform.statestore.lock.HostLock}. Here: the failures, {@link
 * dev.hnsform.statestore.StateException}. Must not know hosts, plans or the command line.
 */
@NullMarked
package dev.hnsform.statestore;

import org.jspecify.annotations.NullMarked;
