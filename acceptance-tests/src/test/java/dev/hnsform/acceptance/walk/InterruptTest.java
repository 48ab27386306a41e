package dev.hnsform.acceptance.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Lab;
import dev.hnsform.acceptance.harness.Result;
import dev.hnsform.acceptance.walk.WalkWorld.Journey;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** SIGINT during a run without a terminal: once stops in order, twice stops now, and the next run settles. {@link TerminalTest} types it. */
@ExtendWith(WalkWorlds.class)
class InterruptTest {
    private final WalkWorld world;
    private final Lab lab;

    InterruptTest(WalkWorld world, @TempDir Path temporary) {
        this.world = world;
        this.lab = world.start(Journey.CREATE, temporary.resolve("walk"));
    }

    @Test
    void onceFinishesTheStepAndStops() {
        // A late answer holds the run in the middle of a step for some seconds.
        lab.fault("land-late", "--call", "HcnCreateNetwork", "--nth", "2", "--later", "2");
        Hnsform.Running running = lab.startApply().shows("[3/12]");
        running.signal("INT");
        Result stopped = running.end().exits(9).prints("Stopped in order.").prints("Not tried: create Endpoint/api");
        stopped.prints("[4/12] create Network/pods: done")
                .printsNo("Apply complete")
                .reports("Ctrl-C again stops at once");
        world.goesOn(lab, Journey.CREATE, "stopped in order");
    }

    @Test
    void twiceStopsNowAndTheNextRunSettles() {
        // A host that does not answer holds the run in the middle of a step.
        lab.fault("hang", "--call", "HcnCreateEndpoint", "--nth", "2");
        Hnsform.Running running = lab.startApply().shows("[7/12]");
        running.signal("INT");
        running.shows("Stopping:");
        assertThat(running.isAlive()).isTrue();
        running.signal("INT");
        running.end().exits(130).printsNo("Stopped in order");
        assertThat(lab.apply().exits(0).stdout()).contains("ended without being settled");
        world.hasArrived(lab, Journey.CREATE, "stopped at once");
    }
}
