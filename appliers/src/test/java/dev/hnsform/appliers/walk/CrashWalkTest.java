package dev.hnsform.appliers.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hnsform.appliers.fake.FakeTime;
import dev.hnsform.appliers.fake.FaultyHost;
import dev.hnsform.appliers.fake.FaultyHost.Trick;
import dev.hnsform.simulator.SimulatedHost;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.profile.Switches;
import dev.hnsform.statestore.file.FaultyFilePort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of {@code docs/crash-safety.md}, walked cell by cell, and then at random. */
class CrashWalkTest {
    private static final long SEED = Long.getLong("hnsform.seed", 30303);
    private static final int SCALE = Integer.getInteger("hnsform.check.scale", 1);

    /** Every how many calls a roll-back is killed. */
    private static final int SCALE_STEP = SCALE > 1 ? 0 : 2;

    private static final Switches OWNER_DROPPED = Switches.DEFAULTS.with(Switch.OWNER, "drop");

    @TempDir
    Path lock;

    private static final AtomicInteger ALL = new AtomicInteger();
    private static final Set<String> TESTS = new TreeSet<>();

    private int walks;

    @BeforeEach
    void note(TestInfo test) {
        if (test.getTags().contains("walk")) {
            TESTS.add(test.getTestMethod().orElseThrow().getName());
        }
    }

    /** Printed always; held to its goal when every walk was asked for, and not one test or the short ones alone. */
    @AfterAll
    static void count() {
        System.out.println("CrashWalkTest: walks: " + ALL + " (seed " + SEED + ")");
        long walking = Stream.of(CrashWalkTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Tag.class))
                .count();
        if (TESTS.size() == walking) {
            assertThat(ALL.get()).as("walks").isGreaterThanOrEqualTo(2_000);
        }
    }

    private Walk walk(Scenario scenario, Switches switches) {
        walks++;
        ALL.incrementAndGet();
        FakeTime time = new FakeTime();
        SimulatedHost hns = SimulatedHost.inMemory(
                SimulatorSettings.defaults().withSeed(SEED + walks).withSwitches(switches));
        return new Walk(scenario, hns, time, lock, SEED + walks);
    }

    private void go(Scenario scenario, Fault... faults) {
        go(scenario, Switches.DEFAULTS, faults);
    }

    private void go(Scenario scenario, boolean ownerDropped, Fault... faults) {
        go(scenario, ownerDropped ? OWNER_DROPPED : Switches.DEFAULTS, faults);
    }

    private void go(Scenario scenario, Switches switches, Fault... faults) {
        try {
            walk(scenario, switches).through(List.of(faults));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "seed " + SEED + ", walk " + walks + ": " + scenario + " " + List.of(faults) + " "
                            + switches.stated(),
                    e);
        }
    }

    private Walk measure(Scenario scenario) {
        Walk walk = walk(scenario, Switches.DEFAULTS);
        walk.through(List.of(Fault.NONE));
        return walk;
    }

    @ParameterizedTest
    @EnumSource
    void comesThroughWithoutFaults(Scenario scenario) {
        go(scenario);
        go(scenario, Fault.NONE);
    }

    @Test
    void comesThroughUnderEverySettingOfEverySwitch() {
        for (Switch which : Switch.values()) {
            for (String choice : which.choices()) {
                for (Scenario scenario : Scenario.values()) {
                    if (!isRefused(scenario, which, choice)) {
                        go(scenario, Switches.DEFAULTS.with(which, choice), Fault.NONE);
                    }
                }
            }
        }
    }

    private static boolean isRefused(Scenario scenario, Switch which, String choice) {
        return (scenario == Scenario.CONTAINER || scenario == Scenario.LEAVE_CONTAINER)
                && which == Switch.CONTAINER_ATTACH_COMPARTMENT
                && choice.equals("refuse");
    }

    /** HNS alone does not know the compartment of a container, so there is nothing more to send. */
    @Test
    void failsOpenlyWhereContainersNeedTheirCompartment() {
        Switches refusing = Switches.DEFAULTS.with(Switch.CONTAINER_ATTACH_COMPARTMENT, "refuse");
        assertThatThrownBy(() -> walk(Scenario.CONTAINER, refusing).through(List.of(Fault.NONE)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("attach Endpoint/api=Failed")
                .hasMessageContaining("0x80070057");
    }

    @Tag("walk")
    @ParameterizedTest
    @EnumSource
    void survivesBeingKilledAtEveryCall(Scenario scenario) {
        int calls = measure(scenario).calls();
        for (int call = 1; call <= calls; call++) {
            for (FaultyHost.Moment moment : FaultyHost.Moment.values()) {
                go(scenario, Fault.NONE.killedAtCall(call, moment));
            }
            go(scenario, Fault.NONE.killedAtCall(call, FaultyHost.Moment.AFTER).withPowerLoss());
        }
    }

    @Tag("walk")
    @ParameterizedTest
    @EnumSource
    void survivesEndingAtEveryWrite(Scenario scenario) {
        int writes = measure(scenario).writes();
        for (int write = 1; write <= writes; write++) {
            // Ending before a write is ending after the one before it
            go(scenario, Fault.NONE.crashedAtWrite(write, FaultyFilePort.Moment.DURING));
            go(scenario, Fault.NONE.crashedAtWrite(write, FaultyFilePort.Moment.AFTER));
            go(
                    scenario,
                    Fault.NONE
                            .crashedAtWrite(write, FaultyFilePort.Moment.AFTER)
                            .withPowerLoss());
        }
        go(scenario, Fault.NONE.crashedAtWrite(1, FaultyFilePort.Moment.BEFORE));
    }

    @Tag("walk")
    @ParameterizedTest
    @EnumSource
    void findsItsObjectsAgainWhenTheRecordIsLost(Scenario scenario) {
        int calls = measure(scenario).calls();
        for (int call = 1; call <= calls; call++) {
            Fault killed = Fault.NONE.killedAtCall(call, FaultyHost.Moment.AFTER);
            go(scenario, call % 2 == 0, killed.losing(Fault.Loss.RECORD));
            go(scenario, call % 2 == 1, killed.losing(Fault.Loss.EVERYTHING));
        }
        go(scenario, true, Fault.NONE.losing(Fault.Loss.RECORD));
        go(scenario, true, Fault.NONE.losing(Fault.Loss.EVERYTHING));
    }

    @Tag("walk")
    @ParameterizedTest
    @EnumSource
    void survivesEveryTrickOnEveryChange(Scenario scenario) {
        int changes = measure(scenario).changes();
        for (int change = 1; change <= changes; change++) {
            for (Trick trick : Trick.values()) {
                if (trick == Trick.LAND_LATE && scenario != Scenario.CREATE) {
                    continue; // what lands ten minutes later is told apart from a stranger's change by a create's id
                    // alone
                }
                Fault tricked = Fault.NONE.tricked(change, trick);
                go(scenario, tricked);
                go(scenario, tricked.rollingBack());
                go(scenario, true, tricked.rollingBack(), tricked);
            }
        }
    }

    @Tag("walk")
    @ParameterizedTest
    @EnumSource
    void takesBackFurtherWhatWasBeingTakenBack(Scenario scenario) {
        Walk measured = measure(scenario);
        for (int change = 1; change <= measured.changes(); change++) {
            Fault failing = Fault.NONE.tricked(change, Trick.REFUSE).rollingBack();
            Walk rolledBack = walk(scenario, Switches.DEFAULTS);
            rolledBack.through(List.of(failing));
            for (int call = change; call <= rolledBack.calls(); call += 1 + SCALE_STEP) {
                go(scenario, failing.killedAtCall(call, FaultyHost.Moment.BEFORE));
                go(scenario, failing.killedAtCall(call, FaultyHost.Moment.AFTER).withPowerLoss());
            }
        }
    }

    @Tag("walk")
    @Test
    void survivesWhateverHappens() {
        Random random = new Random(SEED);
        for (int i = 0; i < 400 * SCALE; i++) {
            Scenario scenario = Scenario.values()[random.nextInt(Scenario.values().length)];
            List<Fault> faults = new ArrayList<>();
            for (int process = 0; process <= random.nextInt(4); process++) {
                faults.add(any(random, scenario));
            }
            go(scenario, possible(scenario, faults, anySwitches(random)), faults.toArray(Fault[]::new));
        }
    }

    /**
     * Without a host that takes no container at all. And where neither record nor host says where an endpoint is, it cannot be moved: people
     * have to say so first, which no walk can know.
     */
    private static Switches possible(Scenario scenario, List<Fault> faults, Switches switches) {
        Switches possible = switches;
        if (isRefused(scenario, Switch.CONTAINER_ATTACH_COMPARTMENT, "refuse")) {
            possible = possible.with(Switch.CONTAINER_ATTACH_COMPARTMENT, "allow");
        }
        boolean lost = faults.stream().anyMatch(fault -> fault.loss() != Fault.Loss.NOTHING);
        boolean told = switches.choice(Switch.OUTSIDE_ATTACH_VISIBLE).startsWith("named");
        return scenario == Scenario.LEAVE_CONTAINER && lost && !told
                ? possible.with(Switch.OUTSIDE_ATTACH_VISIBLE, "named")
                : possible;
    }

    private static Switches anySwitches(Random random) {
        Switches switches = Switches.DEFAULTS;
        for (Switch which : Switch.values()) {
            if (random.nextInt(3) == 0) {
                switches = switches.with(
                        which,
                        which.choices().get(random.nextInt(which.choices().size())));
            }
        }
        return switches;
    }

    private static Fault any(Random random, Scenario scenario) {
        Fault fault = Fault.NONE;
        switch (random.nextInt(3)) {
            case 0 -> fault = fault.killedAtCall(1 + random.nextInt(60), pick(random, FaultyHost.Moment.values()));
            case 1 ->
                fault = fault.crashedAtWrite(1 + random.nextInt(50), pick(random, FaultyFilePort.Moment.values()));
            default -> {}
        }
        if (random.nextInt(3) == 0) {
            Trick trick = pick(random, Trick.values());
            fault = fault.tricked(
                    1 + random.nextInt(10),
                    trick == Trick.LAND_LATE && scenario != Scenario.CREATE ? Trick.LAND_SOON : trick);
        }
        if (random.nextBoolean()) {
            fault = fault.withPowerLoss();
        }
        if (random.nextBoolean()) {
            fault = fault.rollingBack();
        }
        return random.nextInt(6) == 0 ? fault.losing(pick(random, Fault.Loss.values())) : fault;
    }

    private static <T> T pick(Random random, T[] from) {
        return from[random.nextInt(from.length)];
    }
}
