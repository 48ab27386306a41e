package dev.hnsform.appliers.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.appliers.fake.FakeTime;
import dev.hnsform.appliers.rehearsal.Rehearsal;
import dev.hnsform.appliers.rehearsal.RehearsalReport;
import dev.hnsform.appliers.run.RunOptions;
import dev.hnsform.appliers.run.RunResult;
import dev.hnsform.hns.mapping.HostReader;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.planner.change.Drift;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.planner.plan.Verdict;
import dev.hnsform.schema.address.ObjectIds;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.schema.source.SourceFile;
import dev.hnsform.schema.source.SourceSet;
import dev.hnsform.schema.stack.Goldens;
import dev.hnsform.schema.stack.StackInputs;
import dev.hnsform.schema.stack.Stacks.Result;
import dev.hnsform.simulator.SimulatedHost;
import dev.hnsform.simulator.SimulatorModel;
import dev.hnsform.simulator.profile.Release;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.profile.Switches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped examples: rehearsed, applied, rebooted, healed, destroyed, on every release that can, under every setting of every switch. */
class ExampleLifeTest {
    private static final RunOptions APPLY = RunOptions.of("apply", "tester");

    @TempDir
    Path lock;

    static List<String> examples() throws IOException {
        try (Stream<Path> found = Files.list(Goldens.repository("examples"))) {
            return found.filter(directory -> Files.exists(directory.resolve("stack.yaml"))
                            || !directory.getFileName().toString().equals("pipelines"))
                    .filter(Files::isDirectory)
                    .map(directory -> directory.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static SourceSet source(String example) throws IOException {
        Path root = Goldens.repository("examples").resolve(example);
        List<SourceFile> files = new ArrayList<>();
        try (Stream<Path> found = Files.walk(root)) {
            for (Path file : found.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                files.add(dev.hnsform.schema.stack.Texts.Memory.of(
                        root.relativize(file).toString(), Files.readAllBytes(file)));
            }
        }
        return new SourceSet(SourceSet.Origin.directory(example), files);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void livesOnEveryReleaseThatCan(String example) throws IOException {
        for (Release release : Release.PROFILES) {
            life(example, SimulatorSettings.defaults().withRelease(release));
        }
    }

    @Tag("walk")
    @ParameterizedTest
    @MethodSource("examples")
    void livesUnderEverySettingOfEverySwitch(String example) throws IOException {
        for (Switch which : Switch.values()) {
            for (String choice : which.choices()) {
                if (example.equals("attached-workloads")
                        && which == Switch.CONTAINER_ATTACH_COMPARTMENT
                        && choice.equals("refuse")) {
                    continue; // such a host takes no container
                }
                life(example, SimulatorSettings.defaults().withSwitches(Switches.DEFAULTS.with(which, choice)));
            }
        }
    }

    private void life(String example, SimulatorSettings settings) throws IOException {
        SimulatedHost hns = SimulatedHost.inMemory(settings);
        Result read = dev.hnsform.schema.stack.Stacks.read(
                source(example),
                StackInputs.none("0.1.0"),
                Optional.of(settings.release().features()));
        if (read.stack().isEmpty()) {
            assertThat(settings.release()).as(read.diagnostics().toString()).isEqualTo(Release.WS2019);
            return;
        }
        List<Resource> desired = read.stack().get().resources();
        World world = new World(hns, new FakeTime(), lock, new Random(1));
        String about = example + " on " + settings.release().id() + " "
                + settings.switches().stated();
        try {
            assertThat(world.plan(desired).steps()).isNotEmpty();
            rehearse(world, desired);
            done(world, desired);
            settled(world, desired);
            hns.reboot();
            hns.restartHns();
            assertThat(world.plan(desired).drift())
                    .allMatch(drift -> drift.kind() == Drift.Kind.MISSING || drift.kind() == Drift.Kind.DETACHED);
            done(world, desired);
            settled(world, desired);
            world.destroying = true;
            rehearse(world, desired);
            done(world, desired);
            for (HcnKind kind : HcnKind.values()) {
                assertThat(hns.enumerate(kind, HostQuery.V2, Deadline.READ))
                        .noneMatch(id -> ObjectIds.belongsTo(id, World.STACK));
            }
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(about, e);
        }
    }

    private static void done(World world, List<Resource> desired) {
        RunResult result = world.apply(desired, h -> h, APPLY);
        assertThat(result.isDone())
                .as(result.outcomes().values().stream()
                        .filter(o -> !o.isDone())
                        .toList()
                        .toString())
                .isTrue();
    }

    private static void settled(World world, List<Resource> desired) {
        Plan plan = world.plan(desired);
        assertThat(plan.isNothing()).as("left to do: " + plan.changes()).isTrue();
        assertThat(plan.drift()).isEmpty();
        assertThat(plan.hasErrors()).isFalse();
    }

    private static void rehearse(World world, List<Resource> desired) {
        Plan plan = world.plan(desired);
        assertThat(plan.hasErrors()).as(plan.diagnostics().toString()).isFalse();
        RehearsalReport report = new Rehearsal(
                        new SimulatorModel(),
                        (address, path) -> Optional.empty(),
                        (recorded, observed) ->
                                world.replan(desired, recorded, observed).changes())
                .rehearse(plan, world.recorded(), HostReader.read(world.hns, Deadline.READ, id -> true));
        assertThat(report.diagnostics()).isEmpty();
        assertThat(report.verdicts().values())
                .allMatch(v -> v instanceof Verdict.Passed || v instanceof Verdict.DependsOn);
    }
}
