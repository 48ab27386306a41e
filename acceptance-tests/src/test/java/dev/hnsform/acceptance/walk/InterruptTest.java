package dev.hnsform.acceptance.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Lab;
import dev.hnsform.acceptance.harness.Product;
import dev.hnsform.acceptance.harness.Result;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C once stops in order, twice stops now; a second run at once is kept out. */
class InterruptTest {
    @TempDir
    Path temporary;

    private Lab lab;

    @BeforeEach
    void aSlowHost() {
        lab = Lab.create(Hnsform.in(temporary), "ws2022", "--latency", "40");
        Product.copy(
                "acceptance-tests/src/test/resources/walk/before", lab.user().file("stack"));
    }

    @Test
    void onceFinishesTheStepAndStops() {
        Hnsform.Running running = lab.startApply();
        awaitSteps(running, 2);
        running.signal("INT");
        Result stopped = running.end().exits(9);
        assertThat(stopped.output()).contains("Stopped in order.").contains("Ctrl-C again stops at once");

        Result next = lab.apply().exits(0);
        assertThat(next.stdout()).contains("Apply complete!");
        lab.plan().exits(0);
    }

    @Test
    void twiceStopsNowAndTheNextRunSettles() {
        Hnsform.Running running = lab.startApply();
        awaitSteps(running, 2);
        running.signal("INT");
        running.signal("INT");
        running.signal("INT");
        assertThat(running.end().exitCode()).isIn(9, 130);

        lab.apply().exits(0);
        lab.plan().exits(0);
    }

    @Test
    void aSecondRunAtOnceIsToldWhoHoldsTheHost() {
        Hnsform.Running running = lab.startApply();
        awaitSteps(running, 1);
        Result second = lab.apply().exits(10);
        assertThat(second.stderr())
                .contains("hnsform apply")
                .containsPattern("process(es)? [0-9]+|pid [0-9]+|PID [0-9]+");
        // Looking is never kept out.
        lab.user().ok("host", "get", "--host", lab.uri());
        running.end().exits(0);
        lab.plan().exits(0);
    }

    private static void awaitSteps(Hnsform.Running running, int steps) {
        for (int i = 0; i < 600 && !running.stdoutSoFar().contains("[" + steps + "/"); i++) {
            if (running.ended(Duration.ofMillis(50))) {
                running.end().exits(-1);
            }
        }
    }
}
