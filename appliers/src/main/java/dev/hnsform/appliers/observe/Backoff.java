package dev.hnsform.appliers.observe;

import java.time.Duration;

/** Growing pauses between tries: each twice the one before, up to a longest. Not safe for several threads. */
public final class Backoff {
    private final Timing timing;
    private final Duration longest;
    private Duration next;

    /**
     * Begins.
     *
     * @param timing lets time pass
     * @param first the first pause
     * @param longest no pause is longer
     */
    public Backoff(Timing timing, Duration first, Duration longest) {
        this.timing = timing;
        this.next = first;
        this.longest = longest;
    }

    /** Pauses. */
    public void pause() {
        timing.sleep(next);
        Duration twice = next.multipliedBy(2);
        next = twice.compareTo(longest) > 0 ? longest : twice;
    }
}
