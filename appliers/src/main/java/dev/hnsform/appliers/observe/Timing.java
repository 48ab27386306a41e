package dev.hnsform.appliers.observe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Time, as whoever waits sees it.
 *
 * @param clock what time it is
 * @param sleeper lets it pass
 */
public record Timing(InstantSource clock, Sleeper sleeper) {
    /** The time of this machine. */
    public static Timing real() {
        return new Timing(Clock.systemUTC(), Sleeper.real());
    }

    /** What time it is. */
    public Instant now() {
        return clock.instant();
    }

    /** Lets time pass. */
    public void sleep(Duration time) {
        sleeper.sleep(time);
    }

    /** Whether the time has passed since then. */
    public boolean hasPassed(Duration time, Instant since) {
        return Duration.between(since, now()).compareTo(time) >= 0;
    }
}
