package dev.hnsform.statestore.record;

import dev.hnsform.statestore.StateFault;

/** A record that is JSON but not to be used; becomes a StateException once the file's name is known. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final StateFault fault;

    Refused(StateFault fault, String problem) {
        super(problem, null, false, false);
        this.fault = fault;
    }

    StateFault fault() {
        return fault;
    }
}
