package dev.hnsform.statestore.file;

/** The process is gone: nothing may catch this, and the port that threw it does nothing more. */
public final class SimulatedCrash extends Error {
    private static final long serialVersionUID = 1L;

    SimulatedCrash(String where) {
        super(where, null, false, false);
    }
}
