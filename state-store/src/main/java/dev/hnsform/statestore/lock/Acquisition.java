package dev.hnsform.statestore.lock;

import dev.hnsform.statestore.StateException;
import dev.hnsform.statestore.StateFault;
import java.util.Optional;

/** What came of asking for the lock: {@link Held}, or {@link HeldBy} somebody else. */
public sealed interface Acquisition permits Held, Acquisition.HeldBy {
    /**
     * The lock, for those who can do nothing without it.
     *
     * @throws StateException when somebody else holds it; the message says who
     */
    Held orThrow();

    /**
     * Somebody else has the lock.
     *
     * @param directory what is locked
     * @param owner who; empty when they have not written their name yet
     * @param alive whether the named process runs
     */
    record HeldBy(String directory, Optional<LockOwner> owner, boolean alive) implements Acquisition {
        @Override
        public Held orThrow() {
            throw new StateException(StateFault.LOCKED, "lock the host", directory, message(), null);
        }

        /** Full sentences for a person: who holds it, and what to do. */
        public String message() {
            if (owner.isEmpty()) {
                return "Another run holds this host (" + directory
                        + ") and has not written its name yet. Nothing was changed. Try again in a moment.";
            }
            LockOwner who = owner.get();
            String name = "process " + who.pid()
                    + (who.user().isEmpty() ? "" : " of user " + who.user())
                    + (who.command().isEmpty() ? "" : ", `" + who.command() + "`") + ", since " + who.since();
            return alive
                    ? "Another run holds this host (" + directory + "): " + name
                            + ". Nothing was changed. Wait until it has ended; if it hangs, end that process, and the next run settles"
                            + " what it left."
                    : "Another run holds this host (" + directory + "). Its name is not known: the last one written is "
                            + name + ", and that process is gone. Nothing was changed. Try again in a moment.";
        }
    }
}
