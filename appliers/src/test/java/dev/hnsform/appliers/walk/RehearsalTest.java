package dev.hnsform.appliers.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.appliers.fake.FakeTime;
import dev.hnsform.appliers.fake.TinyModel;
import dev.hnsform.appliers.rehearsal.Rehearsal;
import dev.hnsform.appliers.rehearsal.RehearsalReport;
import dev.hnsform.appliers.run.RunOptions;
import dev.hnsform.hns.mapping.HostReader;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.rehearsal.HostModel;
import dev.hnsform.hns.rehearsal.RehearsalHost;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.planner.plan.Verdict;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.SourceSpan;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.simulator.SimulatedHost;
import dev.hnsform.simulator.SimulatorModel;
import dev.hnsform.simulator.profile.SimulatorSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RehearsalTest {
    private static final RehearsalHost.Refusal DOCUMENTED =
            new RehearsalHost.Refusal("gateway-required", "doc", "a page", "Subnets need a gateway.");
    private static final RehearsalHost.Refusal INFERRED =
            new RehearsalHost.Refusal("subnets-overlap", "inf", "inferred", "Two subnets overlap.");

    @TempDir
    Path lock;

    private final SimulatedHost hns = SimulatedHost.inMemory(SimulatorSettings.defaults());
    private World world = new World(hns, new FakeTime(), Path.of("unset"), new Random(1));

    @BeforeEach
    void build() {
        world = new World(hns, new FakeTime(), lock, new Random(1));
    }

    private RehearsalReport rehearse(List<Resource> desired, HostModel model) {
        Plan plan = world.plan(desired);
        return new Rehearsal(
                        model,
                        (address, path) -> Optional.of(new SourceSpan(address + " " + path, 1, 1, 1, 2)),
                        (recorded, observed) ->
                                world.replan(desired, recorded, observed).changes())
                .rehearse(plan, world.recorded(), HostReader.read(hns, Deadline.READ, id -> true));
    }

    @ParameterizedTest
    @EnumSource
    void passesWhatCanBeDoneAndTouchesNothing(Scenario scenario) {
        scenario.putForeign(hns);
        world.apply(scenario.before, h -> h, RunOptions.of("apply", "me"));
        String before = HostReader.read(hns, Deadline.READ, id -> true).toString();
        RehearsalReport report = rehearse(scenario.after, new SimulatorModel());
        assertThat(report.diagnostics()).isEmpty();
        assertThat(report.verdicts().values())
                .allMatch(v -> v instanceof Verdict.Passed || v instanceof Verdict.DependsOn);
        assertThat(report.verdicts()).hasSameSizeAs(world.plan(scenario.after).steps());
        assertThat(HostReader.read(hns, Deadline.READ, id -> true).toString()).isEqualTo(before);
    }

    @Test
    void doesNotRehearseNothing() {
        assertThat(rehearse(List.of(), new TinyModel("none", DOCUMENTED, List.of())))
                .isEqualTo(RehearsalReport.NOTHING);
    }

    @Test
    void aDocumentedRefusalIsAnErrorAtTheFieldThatCausesIt() {
        RehearsalReport report = rehearse(Scenario.CREATE.after, new TinyModel("web", DOCUMENTED, List.of()));
        Diagnostic diagnostic = report.diagnostics().get(0);
        assertThat(diagnostic.isError()).isTrue();
        assertThat(diagnostic.subject().orElseThrow().file()).isEqualTo("Network/web spec.subnets");
        assertThat(report.verdicts().toString()).contains("Refused[rule=gateway-required");
        assertThat(report.verdicts().values().stream().filter(Verdict.NotRehearsed.class::isInstance))
                .hasSize(2);
    }

    @Test
    void anInferredRefusalWarns() {
        RehearsalReport report = rehearse(Scenario.CREATE.after, new TinyModel("web", INFERRED, List.of()));
        assertThat(report.diagnostics()).hasSize(1);
        assertThat(report.diagnostics().get(0).isError()).isFalse();
    }

    @Test
    void tellsWhatItDependsOn() {
        RehearsalReport report =
                rehearse(Scenario.CREATE.after, new TinyModel("none", DOCUMENTED, List.of("keeps-owner")));
        assertThat(report.verdicts().values()).allMatch(new Verdict.DependsOn(List.of("keeps-owner"))::equals);
    }

    @Test
    void whatTheModelDoesNotKnowIsNotRehearsed() {
        RehearsalHost.Refusal unknown = new RehearsalHost.Refusal("not-modelled", "inf", "it", "Not modelled.");
        RehearsalReport report = rehearse(Scenario.CREATE.after, new TinyModel("web", unknown, List.of()));
        assertThat(report.diagnostics()).isEmpty();
        assertThat(report.verdicts().toString()).contains("NotRehearsed[reason=Not modelled.]");
    }
}
