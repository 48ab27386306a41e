package dev.hnsform.statestore.lock;

import dev.hnsform.statestore.StateException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The lock is ours until it is closed; closing it again does nothing. Ends with the process in any case. */
public final class Held implements Acquisition, AutoCloseable {
    private final HostLock lock;
    private final Path key;
    private final FileChannel channel;
    private boolean open = true;

    Held(HostLock lock, Path key, FileChannel channel) {
        this.lock = lock;
        this.key = key;
        this.channel = channel;
    }

    @Override
    public Held orThrow() {
        return this;
    }

    /**
     * Gives the lock back.
     *
     * @throws StateException when the system fails to; the lock then ends with the process
     */
    @Override
    public synchronized void close() {
        if (!open) {
            return;
        }
        open = false;
        try {
            lock.release(key, channel);
        } catch (IOException e) {
            throw StateException.of("unlock", key.toString(), e);
        }
    }
}
