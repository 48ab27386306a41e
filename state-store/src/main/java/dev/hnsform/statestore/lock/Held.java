package dev.hnsform.statestore.lock;

import dev.hnsform.statestore.StateException;
import java.io.IOException;

/** The lock is ours until it is closed; closing it again does nothing. Ends with the process in any case. */
public final class Held implements Acquisition, AutoCloseable {
    private final String shown;
    private final Release release;
    private boolean open = true;

    /** Gives a lock back. */
    @FunctionalInterface
    public interface Release {
        /** Gives it back; whatever fails, it ends with the process. */
        void run() throws IOException;
    }

    /**
     * A lock that was taken: for whoever implements {@link RunLock}.
     *
     * @param shown what is locked, for people
     * @param release gives it back; called once at most
     */
    public Held(String shown, Release release) {
        this.shown = shown;
        this.release = release;
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
            release.run();
        } catch (IOException e) {
            throw StateException.of("unlock", shown, e);
        }
    }
}
