package dev.hnsform.appliers.run;

import dev.hnsform.planner.plan.Pins;
import dev.hnsform.schema.net.Guid;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Names of runs and of histories: derived from what is known, made unique by randomness that is passed in. */
public final class RunIds {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final LongSupplier random;

    /** Takes 64 random bits at a time from the supplier. */
    public RunIds(LongSupplier random) {
        this.random = random;
    }

    /** The ones of this machine. */
    public static RunIds real() {
        return new RunIds(new SecureRandom()::nextLong);
    }

    /** A run's id: when it began, what it is for, and randomness. Sorts by time; fit for a file name. */
    public String runId(Instant now, Pins pins) {
        return TIME.format(now) + "-" + pins.desired().hex().substring(0, 8) + "-"
                + String.format(Locale.ROOT, "%08x", random.getAsLong() >>> 32);
    }

    /** A lineage for a stack's first record on a host. */
    public String lineage() {
        return new Guid(random.getAsLong(), random.getAsLong()).toString();
    }
}
