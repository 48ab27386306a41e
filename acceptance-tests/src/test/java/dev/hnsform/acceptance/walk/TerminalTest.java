package dev.hnsform.acceptance.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Lab;
import dev.hnsform.acceptance.harness.Product;
import dev.hnsform.acceptance.harness.Result;
import dev.hnsform.acceptance.harness.Skip;
import dev.hnsform.acceptance.walk.WalkWorld.Journey;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody sits at a terminal: is asked, sees the step at hand, and presses Ctrl-C. */
@ExtendWith(WalkWorlds.class)
class TerminalTest {
    private static final String QUESTION = "Only \"yes\" agrees: ";
    private static final String WIPE = "\r\u001B[K";
    private static final String WIPE_PATTERN = "\r\u001B\\[K";
    private static final String CTRL_C = "\u0003";

    private final WalkWorld world;
    private final Lab lab;

    TerminalTest(WalkWorld world, @TempDir Path temporary) {
        // Debian and Ubuntu have it everywhere (package bsdutils, which is essential); Python is not on all of them.
        Skip.unless(
                Product.hasTerminals(),
                "prompt, progress and Ctrl-C at a terminal: there is no \"script\" of util-linux to make one (apt-get install bsdutils)");
        this.world = world;
        this.lab = world.start(Journey.CREATE, temporary.resolve("walk"));
        lab.user().with("TERM", "xterm");
    }

    private Hnsform.Running apply(String... more) {
        return lab.startApplyInTerminal(more);
    }

    @Test
    void yesAgreesAndTheStepAtHandIsShownInALineThatItsEndTakes() {
        Hnsform.Running running = apply().shows(QUESTION);
        assertThat(running.stdoutSoFar()).contains("9 to add, 0 to change, 0 to destroy.");
        running.type("yes\n");
        Result applied = running.end().exits(0);
        applied.prints(WIPE + "[1/12] create Namespace/one …" + WIPE + "[1/12] create Namespace/one: ");
        for (int step = 2; step <= 12; step++) {
            String at = "\\[" + step + "/12] ";
            assertThat(applied.stdout())
                    .containsPattern(WIPE_PATTERN + at + "\\S+ \\S+ …" + WIPE_PATTERN + at + "\\S+ \\S+: ");
        }
        applied.prints("Apply complete!").prints(" 9 added, 0 changed, 0 destroyed.");
        world.hasArrived(lab, Journey.CREATE, "agreed to at a terminal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "y", "YES", "", "\u0004"})
    void anythingElseChangesNothing(String answer) {
        String before = lab.documents();
        Hnsform.Running running = apply().shows(QUESTION);
        running.type(answer + "\n");
        running.end().exits(8).prints("Not agreed to. Nothing was changed.").printsNo("[1/12]");
        assertThat(lab.documents()).isEqualTo(before);
    }

    @Test
    void ctrlCAtTheQuestionChangesNothing() {
        String before = lab.documents();
        Hnsform.Running running = apply().shows(QUESTION);
        running.type(CTRL_C);
        running.end().exits(130).printsNo("[1/12]");
        assertThat(lab.documents()).isEqualTo(before);
        world.goesOn(lab, Journey.CREATE, "after Ctrl-C at the question");
    }

    @Test
    void ctrlCOnceFinishesTheStepAndStopsInOrder() {
        // A late answer holds the run in the middle of a step for some seconds.
        lab.fault("land-late", "--call", "HcnCreateNetwork", "--nth", "2", "--later", "2");
        Hnsform.Running running = apply("--auto-approve").shows("[4/12] create Network/pods …");
        running.type(CTRL_C);
        Result stopped =
                running.shows("Stopping: the step at hand is finished").end().exits(9);
        stopped.prints("[4/12] create Network/pods: ")
                .prints("Stopped in order.")
                .printsNo("[6/12]");
        world.goesOn(lab, Journey.CREATE, "after Ctrl-C");
    }

    @Test
    void ctrlCTwiceStopsNowAndTheNextRunSettles() {
        lab.fault("hang", "--call", "HcnCreateEndpoint", "--nth", "2");
        Hnsform.Running running = apply("--auto-approve").shows("[8/12] create Endpoint/");
        running.type(CTRL_C);
        running.shows("Stopping:");
        assertThat(running.isAlive()).isTrue();
        running.type(CTRL_C);
        running.end().exits(130).printsNo("Stopped in order");
        lab.apply().exits(0).prints("ended without being settled");
        world.hasArrived(lab, Journey.CREATE, "after Ctrl-C twice");
    }
}
