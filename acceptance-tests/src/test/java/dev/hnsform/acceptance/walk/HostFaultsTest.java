package dev.hnsform.acceptance.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Lab;
import dev.hnsform.acceptance.harness.Result;
import dev.hnsform.acceptance.walk.WalkWorld.Journey;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The host says that something is done which is not, or does not say that it was: the run finds out, says so, and the next one arrives. */
@Tag("once")
@ExtendWith(WalkWorlds.class)
class HostFaultsTest {
    @TempDir
    Path temporary;

    private final WalkWorld world;

    HostFaultsTest(WalkWorld world) {
        this.world = world;
    }

    @ParameterizedTest(name = "{1} of {0}")
    @CsvSource({
        "CREATE, HcnCreateNamespace, create Namespace/one",
        "CREATE, HcnCreateNetwork, create Network/lab",
        "CREATE, HcnCreateEndpoint, create Endpoint/api",
        "CREATE, HcnModifyNamespace, attach Endpoint/api",
        "CHANGE, HcnModifyNetwork, Network/web",
        "CHANGE, HcnModifyEndpoint, Endpoint/service",
        "CHANGE, HcnDeleteEndpoint, delete Endpoint/",
        "DESTROY, HcnDeleteEndpoint, delete Endpoint/",
        "DESTROY, HcnDeleteNetwork, delete Network/",
        "DESTROY, HcnDeleteNamespace, delete Namespace/"
    })
    void aLieIsFoundByReadingBack(Journey journey, String call, String step) {
        Lab lab = world.start(journey, temporary.resolve("walk"));
        lab.fault("lie", "--call", call);
        Result lied = WalkWorld.go(lab, journey).end().exits(9);
        lied.prints("The run failed.").prints("1 failed").prints(step).printsNo("complete!");
        lied.prints("The host said that ")
                .prints("is done, but")
                .prints("HNS is known to answer success without doing anything");
        world.goesOn(lab, journey, call + " lied about");
    }

    @ParameterizedTest(name = "{1} of {0}, rolling back")
    @CsvSource({"CREATE, HcnCreateEndpoint", "CREATE, HcnModifyNamespace"})
    void aLieIsTakenBackLikeAFailure(Journey journey, String call) {
        Lab lab = world.start(journey, temporary.resolve("walk"));
        String before = lab.documents();
        lab.fault("lie", "--call", call);
        WalkWorld.go(lab, journey, "--on-failure", "rollback").end().exits(9).prints("was taken back.");
        assertThat(lab.documents()).isEqualTo(before);
        world.goesOn(lab, journey, call + " lied about and taken back");
    }

    @ParameterizedTest(name = "{1} of {0}")
    @CsvSource({
        "CREATE, HcnCreateNetwork",
        "CREATE, HcnCreateEndpoint",
        "CREATE, HcnModifyNamespace",
        "CHANGE, HcnModifyNetwork",
        "CHANGE, HcnModifyEndpoint",
        "CHANGE, HcnDeleteEndpoint",
        "DESTROY, HcnDeleteEndpoint",
        "DESTROY, HcnDeleteNetwork"
    })
    void whatLandsWhileTheRunStillLooksIsDone(Journey journey, String call) {
        Lab lab = world.start(journey, temporary.resolve("walk"));
        lab.fault("land-late", "--call", call, "--later", "1");
        Result late = WalkWorld.go(lab, journey).end().exits(0);
        late.prints("the answer was missed, and the host did it all the same").prints("complete!");
        world.holdsAtAnyTime(lab, call + " late");
        world.hasArrived(lab, journey, call + " late");
    }

    @ParameterizedTest(name = "{0} after {1} calls")
    @CsvSource({
        "HcnCreateNamespace, 5",
        "HcnCreateNetwork, 5",
        "HcnCreateNetwork, 30",
        "HcnCreateEndpoint, 5",
        "HcnCreateEndpoint, 30",
        "HcnCreateEndpoint, 200"
    })
    void aCreateThatLandsAfterTheRunIsFoundByItsId(String call, String later) {
        Lab lab = world.start(Journey.CREATE, temporary.resolve("walk"));
        lab.fault("land-late", "--call", call, "--later", later);
        Result unknown = lab.apply().exits(9);
        unknown.prints("It is not known whether " + call + " for ").prints("the next run finds it by its id");
        unknown.prints("1 failed").printsNo("complete!");
        Result next = lab.apply();
        if (next.exitCode() == 7) {
            // It landed right between the plan and its run: nothing is changed on other grounds than were looked at.
            next.reports("The plan no longer holds, so nothing was changed").printsNo("[1/");
        } else {
            next.exits(0);
        }
        world.goesOn(lab, Journey.CREATE, call + " later still");
    }
}
