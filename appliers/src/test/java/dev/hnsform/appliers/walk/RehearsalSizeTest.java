package dev.hnsform.appliers.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.appliers.fake.FakeTime;
import dev.hnsform.appliers.rehearsal.Rehearsal;
import dev.hnsform.appliers.rehearsal.RehearsalReport;
import dev.hnsform.hns.mapping.HostReader;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.planner.plan.Verdict;
import dev.hnsform.schema.resource.Attachment;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.simulator.SimulatedHost;
import dev.hnsform.simulator.SimulatorModel;
import dev.hnsform.simulator.profile.SimulatorSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalSizeTest {
    @TempDir
    Path lock;

    private static List<Resource> stack(int networks) {
        List<Resource> resources = new ArrayList<>();
        for (int n = 0; n < networks; n++) {
            resources.add(Stacks.network("n" + n, "10." + (n / 250) + "." + (n % 250)));
            for (int e = 0; e < 9; e++) {
                resources.add(Stacks.endpoint("e" + n + "-" + e, "n" + n, Attachment.nowhere(), "in"));
            }
        }
        return resources;
    }

    @Tag("walk")
    @Test
    void rehearsesTwentyThousandStepsInSeconds() {
        SimulatedHost hns = SimulatedHost.inMemory(SimulatorSettings.defaults());
        World world = new World(hns, new FakeTime(), lock, new Random(1));
        List<Resource> desired = stack(2_000);
        Plan plan = world.plan(desired);
        long before = System.nanoTime();
        RehearsalReport report = new Rehearsal(
                        new SimulatorModel(),
                        (address, path) -> Optional.empty(),
                        (recorded, observed) ->
                                world.replan(desired, recorded, observed).changes())
                .rehearse(plan, world.recorded(), HostReader.read(world.hns, Deadline.READ, id -> true));
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        assertThat(report.diagnostics()).isEmpty();
        assertThat(report.verdicts()).hasSize(desired.size());
        assertThat(report.verdicts().values())
                .allMatch(v -> v instanceof Verdict.Passed || v instanceof Verdict.DependsOn);
        assertThat(took).isLessThan(Duration.ofSeconds(30));
    }
}
