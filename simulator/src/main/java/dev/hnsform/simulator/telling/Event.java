package dev.hnsform.simulator.telling;

import dev.hnsform.hns.port.HostNotification;
import dev.hnsform.schema.net.Guid;
import java.util.Optional;

/**
 * Something to be told.
 *
 * @param all whether everyone who is registered hears it
 * @param object the network or guest network service whose registrations hear it; empty for those with the service
 * @param told what they hear
 */
record Event(boolean all, Optional<Guid> object, HostNotification told) {
    /** For everyone. */
    static Event toAll(HostNotification told) {
        return new Event(true, Optional.empty(), told);
    }

    /** For those who registered with the service. */
    static Event toService(HostNotification told) {
        return new Event(false, Optional.empty(), told);
    }

    /** For those who registered with a network or a guest network service. */
    static Event toObject(Guid object, HostNotification told) {
        return new Event(false, Optional.of(object), told);
    }

    /** Whether a registration with this object, or with the service, hears it. */
    boolean isFor(Optional<Guid> registered) {
        return all || object.equals(registered);
    }
}
