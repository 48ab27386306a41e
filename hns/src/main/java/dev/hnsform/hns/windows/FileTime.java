package dev.hnsform.hns.windows;

import java.time.Instant;

/** Windows' FILETIME: steps of 100 nanoseconds since 1601-01-01 (minwinbase.h). */
public final class FileTime {
    private static final long STEPS_A_SECOND = 10_000_000;
    private static final int NANOS_A_STEP = 100;
    /** Seconds from 1601 to 1970. */
    private static final long TO_UNIX = 11_644_473_600L;

    private FileTime() {}

    /** The moment of a FILETIME. */
    public static Instant instant(long fileTime) {
        return Instant.ofEpochSecond(
                Math.floorDiv(fileTime, STEPS_A_SECOND) - TO_UNIX,
                Math.floorMod(fileTime, STEPS_A_SECOND) * NANOS_A_STEP);
    }
}
