package dev.hnsform.acceptance.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Lab;
import dev.hnsform.acceptance.harness.Product;
import dev.hnsform.acceptance.harness.Result;
import dev.hnsform.acceptance.walk.WalkWorld.Journey;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged product dies by SIGKILL before or after a host call, any of them; the next run settles and arrives. */
@Tag("walk")
class KilledAtACallTest {
    private static final int WALKS = 75;
    private static final long SEED = 20_261_124;

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
            boolean after = random.nextBoolean();
            // The first calls only look: most of the deaths are put where things change.
            long calls = world.calls(journey);
            long nth = random.nextInt(4) == 0
                    ? 1 + random.nextLong(calls)
                    : 1 + calls / 4 + random.nextLong(calls - calls / 4);
            String walk = "walk " + i + " of seed " + SEED + ": " + journey + " killed " + (after ? "after" : "before")
                    + " call " + nth + " of " + calls;
            Lab lab = world.start(journey, temporary.resolve("walk" + i));
            world.dieAt(lab, after, nth);

            Result killed = WalkWorld.go(lab, journey).end();
            assertThat(killed.exitCode()).as("%s%n%s", walk, killed).isIn(0, 137);
            died += killed.exitCode() == 137 ? 1 : 0;
            world.holdsAtAnyTime(lab, walk);

            Result again = WalkWorld.go(lab, journey).end();
            assertThat(again.exitCode()).as("%s%n%s", walk, again).isZero();
            world.holdsAtAnyTime(lab, walk);
            world.hasArrived(lab, journey, walk);
            Folders.delete(lab.user().folder());
        }
        assertThat(died).as("walks that died, of %d (seed %d)", walks, SEED).isGreaterThan(walks * 9 / 10);
    }
}
