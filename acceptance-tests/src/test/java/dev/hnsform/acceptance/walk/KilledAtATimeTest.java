package dev.hnsform.acceptance.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Lab;
import dev.hnsform.acceptance.harness.Product;
import dev.hnsform.acceptance.harness.Result;
import dev.hnsform.acceptance.walk.WalkWorld.Journey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged product is killed at a seeded time, wherever it is then: in a call, in a write, or between; the next run settles and arrives. */
@Tag("walk")
class KilledAtATimeTest {
    private static final int WALKS = 75;
    private static final long SEED = 11_242_026;

    @TempDir
    Path temporary;

    @Test
    void theNextRunSettlesAndArrives() {
        WalkWorld world = new WalkWorld(temporary.resolve("templates"));
        Random random = new Random(SEED);
        int died = 0;
        int walks = WALKS * Product.scale();
        for (int i = 0; i < walks; i++) {
            Journey journey = Journey.values()[i % 3];
            // The first third of the time is the JVM's start, reading and planning.
            long whole = world.millis(journey);
            long delay = whole / 3 + random.nextLong(Math.max(1, whole * 2 / 3));
            String walk = "walk " + i + " of seed " + SEED + ": " + journey + " killed after " + delay + " ms";
            Lab lab = world.start(journey, temporary.resolve("walk" + i));

            Hnsform.Running running = WalkWorld.go(lab, journey);
            if (!running.ended(Duration.ofMillis(delay))) {
                running.kill();
            }
            Result killed = running.end();
            assertThat(killed.exitCode()).as("%s%n%s", walk, killed).isIn(0, 137);
            died += killed.exitCode() == 137 ? 1 : 0;
            world.holdsAtAnyTime(lab, walk);

            Result again = WalkWorld.go(lab, journey).end();
            assertThat(again.exitCode()).as("%s%n%s", walk, again).isZero();
            world.holdsAtAnyTime(lab, walk);
            world.hasArrived(lab, journey, walk);
            Folders.delete(lab.user().folder());
        }
        assertThat(died).as("walks that died, of %d (seed %d)", walks, SEED).isPositive();
    }
}
