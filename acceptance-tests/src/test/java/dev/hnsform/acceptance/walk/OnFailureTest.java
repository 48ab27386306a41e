package dev.hnsform.acceptance.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Lab;
import dev.hnsform.acceptance.harness.Result;
import dev.hnsform.acceptance.walk.WalkWorld.Journey;
import dev.hnsform.hns.port.HcnKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A step fails in the middle of a run: what was done is kept, or taken back, as was asked for. */
@ExtendWith(WalkWorlds.class)
class OnFailureTest {
    private static final String[] SECOND_ENDPOINT = {
        "fail", "--call", "HcnCreateEndpoint", "--nth", "2", "--code", "0x80070005"
    };

    @TempDir
    Path temporary;

    private final WalkWorld world;

    OnFailureTest(WalkWorld world) {
        this.world = world;
    }

    @Test
    void stopKeepsAndRecordsWhatWasDone() {
        Lab lab = world.start(Journey.CREATE, temporary.resolve("walk"));
        lab.fault(SECOND_ENDPOINT);
        lab.apply("--on-failure", "stop")
                .exits(9)
                .prints("The run failed. 7 of 12 steps were done")
                .prints("0x80070005");
        assertThat(lab.count(HcnKind.ENDPOINT)).isEqualTo(1);
        lab.drift().exits(0);
        world.goesOn(lab, Journey.CREATE, "after a stop");
    }

    @Test
    void stopIsWhatHappensUnlessAskedOtherwise() {
        Lab lab = world.start(Journey.CREATE, temporary.resolve("walk"));
        lab.fault("fail", "--call", "HcnCreateNetwork", "--code", "0x80070005");
        lab.apply().exits(9).prints("The run failed. 2 of 12 steps were done").printsNo("taken back");
        world.goesOn(lab, Journey.CREATE, "after a stop");
    }

    @Test
    void rollbackTakesAFirstApplyBackWhole() {
        Lab lab = world.start(Journey.CREATE, temporary.resolve("walk"));
        String before = lab.documents();
        lab.fault(SECOND_ENDPOINT);
        lab.apply("--on-failure", "rollback")
                .exits(9)
                .prints("Rolling back, because")
                .prints("was taken back.");
        assertThat(lab.documents()).isEqualTo(before);
        assertThat(lab.apply().exits(0).stdout()).doesNotContain("ended without being settled");
        world.hasArrived(lab, Journey.CREATE, "after a rollback");
    }

    @Test
    void rollbackRestoresTheVersionBefore() {
        Lab lab = world.start(Journey.CHANGE, temporary.resolve("walk"));
        lab.fault(SECOND_ENDPOINT);
        lab.apply("--on-failure", "rollback").exits(9).prints("was taken back.");
        world.holdsAtAnyTime(lab, "after a rollback");
        WalkWorld.isAsDeclared(lab, "before", false, "after a rollback");
        world.goesOn(lab, Journey.CHANGE, "after a rollback");
    }

    @Test
    void aRunKilledWhileItRollsBackIsTakenBackFurtherByTheNext() {
        Lab lab = world.start(Journey.CREATE, temporary.resolve("walk"));
        lab.fault(SECOND_ENDPOINT);
        lab.fault("kill-after", "--call", "HcnDeleteNetwork");
        lab.apply("--on-failure", "rollback").exits(137);
        world.holdsAtAnyTime(lab, "killed while rolling back");
        Result next = lab.apply().exits(0);
        next.prints("ended without being settled")
                .prints("What that run had done was taken back.")
                .prints("Plan: 9 to add");
        world.hasArrived(lab, Journey.CREATE, "after a killed rollback");
    }
}
