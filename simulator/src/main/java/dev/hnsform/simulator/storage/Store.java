package dev.hnsform.simulator.storage;

import dev.hnsform.simulator.model.Change;
import dev.hnsform.simulator.model.HostState;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where a simulated host's state is kept. Not safe for several threads, unless a variant says so. */
public interface Store extends AutoCloseable {
    /** The state as it is now, with what others have done to it. */
    HostState current();

    /**
     * Lets a decision look at the state and say what changes; all of that is kept, or, when the decision or the keeping throws, nothing.
     *
     * @throws SimulatorFileException if it cannot be kept
     */
    void change(Function<HostState, List<Change>> decision);

    /**
     * Who is told of each call's changes before the state has them: those made here, and those of other processes when this one reads them. One
     * at a time.
     */
    void observe(Observer observer);

    /** Waits until others may have changed the state; empty when nobody else can. Closing it ends the wait. */
    Optional<Waiting> waiting();

    /** Is told of changes. */
    @FunctionalInterface
    interface Observer {
        /** Changes that the state does not have yet. */
        void changing(HostState before, List<Change> changes);
    }

    /** A wait for changes by others. */
    interface Waiting extends AutoCloseable {
        /** Waits until something may have changed; may return sooner. Returns false when there will be nothing more. */
        boolean await();

        @Override
        void close();
    }

    /** How the host is reached: a canonical URI. */
    String uri();

    @Override
    void close();
}
