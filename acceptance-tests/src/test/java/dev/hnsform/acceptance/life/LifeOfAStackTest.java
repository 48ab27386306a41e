package dev.hnsform.acceptance.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.LifeWorld;
import dev.hnsform.appliers.run.RunResult;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.planner.change.Drift;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.recorded.RecordedResource;
import dev.hnsform.schema.stack.ResolvedStack;
import dev.hnsform.simulator.SimulatedHost;
import dev.hnsform.simulator.profile.Release;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.profile.Switch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("once")
class LifeOfAStackTest {
    private static final String ATTACHED = "attached-workloads";
    private static final Path EXAMPLES =
            Path.of(System.getProperty("hnsform.root", "..")).resolve("examples");

    @TempDir
    Path home;

    static List<Path> examples() throws IOException {
        try (Stream<Path> all = Files.list(EXAMPLES)) {
            return all.filter(p -> Files.exists(p.resolve("stack.yaml")))
                    .sorted()
                    .toList();
        }
    }

    static Stream<Arguments> examplesOnEveryRelease() throws IOException {
        List<Arguments> all = new ArrayList<>();
        for (Path example : examples()) {
            for (Release release : Release.PROFILES) {
                if (example.endsWith("dual-stack-node") && release.equals(Release.WS2019)) {
                    continue; // dual stack needs HNS 11.10
                }
                all.add(Arguments.of(example.getFileName().toString(), release.id(), "", ""));
            }
        }
        return all.stream();
    }

    static Stream<Arguments> examplesUnderEverySetting() throws IOException {
        List<Arguments> all = new ArrayList<>();
        for (Path example : examples()) {
            for (Switch which : Switch.values()) {
                for (String choice : which.choices()) {
                    if (example.endsWith(ATTACHED) && isRefusingContainers(which, choice)) {
                        continue; // aHostThatTakesNoContainerSaysSoAndIsLeftAsItWas
                    }
                    all.add(Arguments.of(example.getFileName().toString(), "ws2022", which.label(), choice));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("examplesOnEveryRelease")
    void livesOnEveryRelease(String example, String release, String which, String choice) {
        live(example, release, which, choice);
    }

    @ParameterizedTest(name = "{0} with {2} = {3}")
    @MethodSource("examplesUnderEverySetting")
    void livesUnderEverySetting(String example, String release, String which, String choice) {
        live(example, release, which, choice);
    }

    private static boolean isRefusingContainers(Switch which, String choice) {
        return which == Switch.CONTAINER_ATTACH_COMPARTMENT && choice.equals("refuse");
    }

    @Test
    void aHostThatTakesNoContainerSaysSoAndIsLeftAsItWas() {
        SimulatedHost host = SimulatedHost.inMemory(SimulatorSettings.defaults());
        host.setSwitch(Switch.CONTAINER_ATTACH_COMPARTMENT.label(), "refuse");
        LifeWorld world = new LifeWorld(host, home);
        ResolvedStack stack = LifeWorld.read(EXAMPLES.resolve(ATTACHED));
        RunResult result = world.run(world.plan(stack, false));
        assertThat(result.isDone()).isFalse();
        assertThat(result.outcomes().values())
                .filteredOn(outcome -> !outcome.isDone())
                .allMatch(outcome -> outcome.text().contains("was refused by the host: The parameter is incorrect."));
        apply(world, world.plan(stack, true));
        assertThat(present(host)).hasSize(1);
    }

    private void live(String example, String release, String which, String choice) {
        SimulatorSettings settings = SimulatorSettings.defaults()
                .withProfile(release)
                .withAdapters(List.of(
                        SimulatorSettings.Adapter.parse("Ethernet=10.1.0.4/24"),
                        SimulatorSettings.Adapter.parse("Ethernet 2=10.2.0.4/24")));
        SimulatedHost host = SimulatedHost.inMemory(settings);
        if (!which.isEmpty()) {
            host.setSwitch(which, choice);
        }
        LifeWorld world = new LifeWorld(host, home);
        ResolvedStack stack = LifeWorld.read(EXAMPLES.resolve(example));

        Plan create = world.plan(stack, false);
        assertThat(create.diagnostics()).noneMatch(Diagnostic::isError);
        apply(world, create);
        assertNothingToDo(world, stack, "after the first apply");

        List<Guid> ids = ids(world, stack);
        host.reboot();
        host.restartHns();
        Plan after = world.plan(stack, false);
        assertThat(after.diagnostics()).noneMatch(Diagnostic::isError);
        for (Drift drift : after.drift()) {
            assertThat(drift.kind()).as(drift.toString()).isNotIn(Drift.Kind.UNKNOWN, Drift.Kind.DIFFERS);
            if (drift.kind() == Drift.Kind.MISSING && drift.address().kind().isHostObject()) {
                assertThat(present(host)).as("really gone: " + drift).doesNotContain(drift.id());
            }
        }
        if (!after.isNothing()) {
            apply(world, after);
        }
        assertNothingToDo(world, stack, "after it came back");
        assertThat(ids(world, stack)).isEqualTo(ids);

        String deleteAttached = host.switches().get(Switch.DELETE_ATTACHED_ENDPOINT.label());
        host.setSwitch(Switch.DELETE_ATTACHED_ENDPOINT.label(), "allow"); // somebody gets it done, in whatever way
        host.delete(HcnKind.ENDPOINT, endpoint(world, stack), Deadline.CHANGE);
        host.setSwitch(Switch.DELETE_ATTACHED_ENDPOINT.label(), deleteAttached);
        Plan heal = world.plan(stack, false);
        assertThat(heal.drift()).as("drift after a deletion").isNotEmpty();
        apply(world, heal);
        assertNothingToDo(world, stack, "after healing");

        Plan destroy = world.plan(stack, true);
        assertThat(destroy.diagnostics()).noneMatch(Diagnostic::isError);
        apply(world, destroy);
        assertThat(present(host)).hasSize(1);
    }

    private static void apply(LifeWorld world, Plan plan) {
        RunResult result = world.run(plan);
        assertThat(result.isDone()).as(result.outcomes().toString()).isTrue();
    }

    private static void assertNothingToDo(LifeWorld world, ResolvedStack stack, String when) {
        Plan again = world.plan(stack, false);
        assertThat(again.diagnostics()).as(when).noneMatch(Diagnostic::isError);
        assertThat(again.drift()).as(when).isEmpty();
        assertThat(again.steps()).as(when).isEmpty();
        assertThat(again.isNothing()).as(when + ": " + again.changes()).isTrue();
    }

    private static List<Guid> ids(LifeWorld world, ResolvedStack stack) {
        return world.recorded(stack).resources().stream()
                .map(RecordedResource::id)
                .toList();
    }

    private static Guid endpoint(LifeWorld world, ResolvedStack stack) {
        return world.recorded(stack).resources().stream()
                .filter(r -> r.address().toString().startsWith("Endpoint/"))
                .map(RecordedResource::id)
                .findFirst()
                .orElseThrow();
    }

    /** All objects of the host; its own namespace is always one of them. */
    private static TreeSet<Guid> present(SimulatedHost host) {
        TreeSet<Guid> present = new TreeSet<>();
        for (HcnKind kind : HcnKind.values()) {
            present.addAll(host.enumerate(kind, HostQuery.V2, Deadline.READ));
        }
        return present;
    }
}
