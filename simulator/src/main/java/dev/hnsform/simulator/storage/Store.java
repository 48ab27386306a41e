package dev.hnsform.simulator.storage;

import dev.hnsform.simulator.model.Change;
import dev.hnsform.simulator.model.HostState;
import java.util.List;
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

    /** How the host is reached: a canonical URI. */
    String uri();

    @Override
    void close();
}
