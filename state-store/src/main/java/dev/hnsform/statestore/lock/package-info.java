/** One run a host at a time. Entry type: {@link dev.hnsform.statestore.lock.HostLock}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.statestore.lock;
