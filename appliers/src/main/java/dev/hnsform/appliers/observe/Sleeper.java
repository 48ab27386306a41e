package dev.hnsform.appliers.observe;

import java.time.Duration;

/** Lets time pass. Tests pass one that moves their clock instead. */
@FunctionalInterface
public interface Sleeper {
    /** Returns when the time has passed, or earlier when the thread is interrupted; the interrupt stays set then. */
    void sleep(Duration time);

    /** The one of this machine. */
    static Sleeper real() {
        return time -> {
            try {
                Thread.sleep(time.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
