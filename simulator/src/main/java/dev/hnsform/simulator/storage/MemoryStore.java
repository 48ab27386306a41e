package dev.hnsform.simulator.storage;

import dev.hnsform.simulator.model.Change;
import dev.hnsform.simulator.model.HostState;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A simulated host that lives as long as this object. */
public final class MemoryStore implements Store {
    private final HostState state;
    private final String uri;
    private Observer observer = (before, changes) -> {};

    /** Keeps this state in memory. */
    public MemoryStore(HostState state, String uri) {
        this.state = state;
        this.uri = uri;
    }

    @Override
    public HostState current() {
        return state;
    }

    @Override
    public void change(Function<HostState, List<Change>> decision) {
        List<Change> changes = decision.apply(state);
        observer.changing(state, changes);
        changes.forEach(state::apply);
    }

    @Override
    public void observe(Observer other) {
        observer = other;
    }

    @Override
    public Optional<Waiting> waiting() {
        return Optional.empty();
    }

    @Override
    public String uri() {
        return uri;
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
