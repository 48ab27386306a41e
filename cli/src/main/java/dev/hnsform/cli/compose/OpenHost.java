package dev.hnsform.cli.compose;

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
 */
public record OpenHost(HnsHost host, StateStore store, Optional<StateHome> home) implements AutoCloseable {
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
