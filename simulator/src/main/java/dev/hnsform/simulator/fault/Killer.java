package dev.hnsform.simulator.fault;

/** How the caller's process dies. */
public interface Killer {
    /** Ends the caller; does not return. */
    void kill();
}
