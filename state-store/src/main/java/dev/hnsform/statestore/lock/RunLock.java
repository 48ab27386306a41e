package dev.hnsform.statestore.lock;

/** The lock of a host, here or where the host is: one run at a time. Safe for several threads. */
public interface RunLock {
    /**
     * Takes the lock if it is free; does not wait.
     *
     * @param owner who asks, usually {@link LockOwner#thisProcess}
     * @throws dev.hnsform.statestore.StateException when it cannot be asked for
     */
    Acquisition acquire(LockOwner owner);
}
