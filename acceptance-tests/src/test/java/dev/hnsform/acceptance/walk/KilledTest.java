package dev.hnsform.acceptance.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Folders;
import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Lab;
import dev.hnsform.acceptance.harness.Product;
import dev.hnsform.acceptance.harness.Result;
import dev.hnsform.acceptance.walk.WalkWorld.Journey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The packaged product dies by SIGKILL, at a host call or at any time; the next run settles and arrives. At least 150 processes really die; walks
 * are independent of each other, and walk n of a seed is always the same.
 */
@Tag("walk")
@Tag("once")
@ExtendWith(WalkWorlds.class)
class KilledTest {
    private static final int WALKS = 75 * Product.scale();
    private static final long SEED = Long.getLong("hnsform.seed", 20_261_124);
    private static final AtomicInteger KILLS = new AtomicInteger();

    @TempDir
    Path temporary;

    private final WalkWorld world;

    KilledTest(WalkWorld world) {
        this.world = world;
    }

    @AfterAll
    static void count() {
        System.out.println("KilledTest: walks: " + KILLS + " processes were killed (seed " + SEED + ")");
    }

    static IntStream walks() {
        return IntStream.range(0, WALKS);
    }

    @ParameterizedTest
    @MethodSource("walks")
    void atACall(int number) {
        Random random = new Random(SEED + number);
        Journey journey = Journey.values()[number % 3];
        boolean after = random.nextBoolean();
        // The first calls only look: most of the deaths are put where things change.
        long calls = world.calls(journey);
        long nth = random.nextInt(4) == 0
                ? 1 + random.nextLong(calls)
                : 1 + calls / 4 + random.nextLong(calls - calls / 4);
        // How often a run looks at its host depends on time: one that made fewer calls than expected is killed earlier.
        for (int attempt = 0; ; attempt++) {
            String walk = "walk " + number + " of seed " + SEED + ": " + journey + " killed "
                    + (after ? "after" : "before") + " call " + nth + " of " + calls;
            Lab lab = world.start(journey, temporary.resolve("call" + number + "-" + attempt));
            world.dieAt(lab, after, nth);
            if (isKilled(WalkWorld.go(lab, journey).end(), walk)) {
                settles(lab, journey, walk);
                return;
            }
            nth = Math.max(1, nth * 7 / 10);
        }
    }

    private static boolean isKilled(Result run, String walk) {
        assertThat(run.exitCode()).as("%s%n%s", walk, run).isIn(0, 137);
        return run.exitCode() == 137;
    }

    @ParameterizedTest
    @MethodSource("walks")
    void atATime(int number) {
        Random random = new Random(~SEED + number);
        Journey journey = Journey.values()[number % 3];
        int steps = world.steps(journey);
        int step = random.nextInt(steps);
        Duration later = Duration.ofMillis(random.nextInt(40));
        // One that was ready before it could be killed is killed earlier.
        for (int attempt = 0; ; attempt++) {
            String walk = "walk " + number + " of seed " + ~SEED + ": " + journey + " killed " + later.toMillis()
                    + " ms after step " + step + " of " + steps;
            Lab lab = world.start(journey, temporary.resolve("time" + number + "-" + attempt));
            Hnsform.Running running = WalkWorld.go(lab, journey).shows(step == 0 ? "Plan: " : "[" + step + "/");
            if (!running.ended(later)) {
                running.kill();
            }
            if (isKilled(running.end(), walk)) {
                settles(lab, journey, walk);
                return;
            }
            step /= 2;
        }
    }

    private void settles(Lab lab, Journey journey, String walk) {
        KILLS.incrementAndGet();
        world.goesOn(lab, journey, walk);
        Folders.delete(lab.user().folder());
    }
}
