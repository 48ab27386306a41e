package dev.hnsform.acceptance.harness;

import org.junit.jupiter.api.Assumptions;

/** Tests that need what not every machine has. */
public final class Skip {
    private Skip() {}

    /** Ends the test as skipped, and says so aloud, unless the machine has what it needs. */
    public static void unless(boolean isHere, String reason) {
        if (!isHere) {
            System.out.println("SKIPPED: " + reason);
        }
        Assumptions.assumeTrue(isHere, reason);
    }
}
