package dev.hnsform.appliers.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hnsform.appliers.drift.DriftReport;
import dev.hnsform.appliers.fake.FakeTime;
import dev.hnsform.appliers.observe.HnsHostView;
import dev.hnsform.appliers.run.RunOptions;
import dev.hnsform.appliers.run.RunRefusedException;
import dev.hnsform.appliers.run.StalePlanException;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.planner.change.Drift;
import dev.hnsform.planner.plan.Consents;
import dev.hnsform.planner.plan.Pins;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.recorded.RecordedResource;
import dev.hnsform.simulator.SimulatedHost;
import dev.hnsform.simulator.profile.SimulatorSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdmissionTest {
    private static final RunOptions APPLY = RunOptions.of("apply", "tester");

    @TempDir
    Path lock;

    private final SimulatedHost hns = SimulatedHost.inMemory(SimulatorSettings.defaults());
    private World world = new World(hns, new FakeTime(), Path.of("unset"), new Random(1));

    @BeforeEach
    void build() {
        world = new World(hns, new FakeTime(), lock, new Random(1));
    }

    private static Plan with(Plan plan, boolean throwAway, Consents consents, List<Diagnostic> diagnostics) {
        Pins p = plan.pins();
        Pins pins = new Pins(
                p.tool(),
                p.stackName(),
                p.stackId(),
                throwAway,
                p.origin(),
                p.values(),
                p.desired(),
                p.lineage(),
                p.serial(),
                p.hostUri(),
                p.simulated(),
                p.hostIdentity(),
                p.epoch(),
                p.hnsVersion(),
                p.destroy(),
                p.targets(),
                consents);
        return new Plan(pins, plan.changes(), plan.drift(), plan.steps(), plan.readSet(), plan.verdicts(), diagnostics);
    }

    private void refuses(Plan plan, String... words) {
        long before = hns.enumerate(HcnKind.NETWORK, dev.hnsform.hns.port.HostQuery.V2, Deadline.READ)
                .size();
        assertThatThrownBy(() -> world.run(plan, APPLY))
                .isInstanceOf(RunRefusedException.class)
                .message()
                .contains(words);
        assertThat(hns.enumerate(HcnKind.NETWORK, dev.hnsform.hns.port.HostQuery.V2, Deadline.READ))
                .hasSize((int) before);
    }

    @Test
    void refusesWhatMayNotBeRun() {
        Plan plan = world.plan(Scenario.OVERLAY_UPDATE.before);
        refuses(with(plan, true, Consents.NONE, List.of()), "has no id", "hnsform init");
        refuses(
                with(plan, false, Consents.NONE, List.of(Diagnostic.error("HF1", "summary", "the detail"))),
                "1 error",
                "the detail");
        refuses(with(plan, false, Consents.NONE, List.of()), "interrupts the host's own network", "--allow-host");
        assertThat(world.run(plan, APPLY).isDone()).isTrue();
    }

    @Test
    void refusesAPlanWhoseFactsChanged() {
        Plan plan = world.plan(Scenario.CREATE.after);
        Scenario.CREATE.putForeign(hns);
        world.apply(Scenario.ATTACH.before, h -> h, APPLY);
        assertThatThrownBy(() -> world.run(plan, APPLY)).isInstanceOf(StalePlanException.class);
        Plan other = world.plan(Scenario.ATTACH.after);
        hns.reboot();
        assertThatThrownBy(() -> world.run(other, APPLY))
                .isInstanceOf(StalePlanException.class)
                .hasMessageContaining("started anew");
    }

    @Test
    void reportsDriftAndWhatIsForeign() {
        Scenario.CREATE.putForeign(hns);
        world.apply(Scenario.CREATE.after, h -> h, APPLY);
        assertThat(report().verdict()).isEqualTo(DriftReport.Verdict.IN_SYNC);
        assertThat(report().foreign()).hasSize(4 + 1); // the host's own namespace too
        RecordedResource endpoint =
                world.recorded().find(Stacks.address("Endpoint/api")).orElseThrow();
        hns.delete(HcnKind.ENDPOINT, endpoint.id(), Deadline.CHANGE);
        DriftReport report = report();
        assertThat(report.verdict()).isEqualTo(DriftReport.Verdict.DRIFT);
        assertThat(report.counts()).containsOnlyKeys(Drift.Kind.MISSING);
        world.apply(Scenario.CREATE.after, h -> h, APPLY);
        assertThat(report().verdict()).isEqualTo(DriftReport.Verdict.IN_SYNC);
        assertThat(world.recorded()
                        .find(Stacks.address("Endpoint/api"))
                        .orElseThrow()
                        .id())
                .isEqualTo(endpoint.id());
    }

    private DriftReport report() {
        return DriftReport.of(
                world.plan(Scenario.CREATE.after), world.recorded(), new HnsHostView(hns, id -> true).observe());
    }
}
