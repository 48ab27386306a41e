package dev.hnsform.appliers.served;

import dev.hnsform.hns.protocol.ServedService;
import dev.hnsform.statestore.home.StateHome;
import java.time.Clock;

/** Serves the records, journals and the lock of a host. */
public final class ServedHome implements ServedService {
    private final StateHome home;
    private final Clock clock;

    /** Serves a home of this machine. */
    public ServedHome(StateHome home, Clock clock) {
        this.home = home;
        this.clock = clock;
    }

    @Override
    public Visit visit(String peer) {
        return new HomeVisit(home, clock, peer);
    }
}
