package dev.hnsform.appliers.served;

import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.protocol.ServedService;
import dev.hnsform.statestore.home.StateHome;
import java.time.Clock;

/** Serves the records, journals and the lock of a host, and runs plans on it. */
public final class ServedHome implements ServedService, AutoCloseable {
    private final StateHome home;
    private final Clock clock;
    private final ServedRuns runs;

    /**
     * Serves a home of this machine.
     *
     * @param host the host whose home it is; stays open after this is closed
     * @param home the home
     * @param clock what time it is
     * @param tool version of hnsform
     */
    public ServedHome(HnsHost host, StateHome home, Clock clock, String tool) {
        this.home = home;
        this.clock = clock;
        this.runs = new ServedRuns(host, home, tool);
    }

    @Override
    public Visit visit(String peer) {
        return new HomeVisit(home, runs, clock, peer);
    }

    /** Whether a run is at work. */
    public boolean isRunning() {
        return runs.isRunning();
    }

    /** Whether it begins no run any more. */
    boolean isEnding() {
        return runs.isEnding();
    }

    /** Stops the run at work in order, and returns when it has ended and who follows it knows; begins none any more. */
    @Override
    public void close() {
        runs.close();
    }
}
