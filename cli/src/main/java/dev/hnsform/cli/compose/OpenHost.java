package dev.hnsform.cli.compose;

import dev.hnsform.appliers.served.RemoteRuns;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.statestore.home.StateHome;
import dev.hnsform.statestore.store.StateStore;
import java.util.Optional;

/**
 * A host that was reached, and what is kept beside it.
 *
 * @param host the host
 * @param store the records of its stacks
 * @param home where its records, lock and runs are; absent for a host that can only be read
 * @param runs carries runs out where the host is served; absent for one that this process changes itself
 */
public record OpenHost(HnsHost host, StateStore store, Optional<StateHome> home, Optional<RemoteRuns> runs)
        implements AutoCloseable {
    /** A host that this process itself changes, or can only read. */
    public OpenHost(HnsHost host, StateStore store, Optional<StateHome> home) {
        this(host, store, home, Optional.empty());
    }

    /** How it was reached. */
    public String uri() {
        return host.description().uri();
    }

    /** Whether it is an embedded simulator. */
    public boolean isSimulated() {
        return host.description().simulated();
    }

    @Override
    public void close() {
        host.close();
    }
}
