package dev.hnsform.hns.port;

import java.time.Duration;

/**
 * How long a call may take. A call that misses it is an unknown result, not a failure.
 *
 * @param limit more than zero
 */
public record Deadline(Duration limit) {
    /** What reads get. */
    public static final Deadline READ = new Deadline(Duration.ofSeconds(30));

    /** What changes get; creating an external switch takes seconds (hns-reference 5.4). */
    public static final Deadline CHANGE = new Deadline(Duration.ofSeconds(120));

    /** Checks the limit. */
    public Deadline {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("a deadline is more than zero: " + limit);
        }
    }
}
