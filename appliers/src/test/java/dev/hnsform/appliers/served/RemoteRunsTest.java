package dev.hnsform.appliers.served;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hnsform.appliers.applier.Outcome;
import dev.hnsform.appliers.applier.RunListener;
import dev.hnsform.appliers.fake.FakeTime;
import dev.hnsform.appliers.fake.Sample;
import dev.hnsform.appliers.observe.HnsHostView;
import dev.hnsform.appliers.observe.Timing;
import dev.hnsform.appliers.run.RunOptions;
import dev.hnsform.appliers.run.RunPlace;
import dev.hnsform.appliers.run.RunRefusedException;
import dev.hnsform.appliers.run.RunResult;
import dev.hnsform.appliers.run.Runner;
import dev.hnsform.appliers.run.StalePlanException;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.hns.protocol.RemoteConnection;
import dev.hnsform.planner.PlanInput;
import dev.hnsform.planner.Planner;
import dev.hnsform.planner.plan.Consents;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.planner.step.Step;
import dev.hnsform.schema.diagnostic.ToolException;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.source.SourceSet;
import dev.hnsform.schema.stack.ResolvedStack;
import dev.hnsform.statestore.StateException;
import dev.hnsform.statestore.StateFault;
import dev.hnsform.statestore.history.HistoryOutcome;
import dev.hnsform.statestore.home.StateHome;
import dev.hnsform.statestore.lock.Acquisition;
import dev.hnsform.statestore.lock.Held;
import dev.hnsform.statestore.lock.LockOwner;
import dev.hnsform.statestore.store.StateStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run at a served host is told as one here, and goes on whatever becomes of whoever began it. */
class RemoteRunsTest {
    private static final LockOwner ME = LockOwner.thisProcess("hnsform apply", ServedPlace.NOW);
    private static final RunOptions APPLY = RunOptions.of("apply", "tester");

    @TempDir
    Path directory;

    private ServedPlace place;
    private RemoteConnection connection;

    @BeforeEach
    void serve() {
        place = new ServedPlace(directory.resolve("there"));
        connection = place.connect();
    }

    @AfterEach
    void end() {
        place.close();
    }

    private static Plan plan(HnsHost host, RecordedStack recorded) {
        return plan(host, recorded, ServedPlace.TOOL);
    }

    private static Plan plan(HnsHost host, RecordedStack recorded, String tool) {
        ResolvedStack stack = new ResolvedStack(
                "shop",
                Optional.of(Sample.STACK),
                SourceSet.Origin.directory("."),
                List.of(Sample.network(), Sample.namespace(), Sample.endpoint("web")),
                (address, path) -> Optional.empty(),
                new TreeMap<>());
        return Planner.plan(new PlanInput(
                stack,
                Sample.STACK,
                recorded,
                new HnsHostView(host, id -> true).observe(),
                host.description().uri(),
                true,
                tool,
                false,
                List.of(),
                new Consents(true, List.of(), true)));
    }

    private static Plan plan(HnsHost host) {
        return plan(host, RecordedStack.empty("shop", Sample.STACK));
    }

    private StateStore store() {
        return RemoteHome.of(connection).records(place.host.identity());
    }

    private RunResult run(Plan plan, RunOptions options, RunListener listener) {
        return run(plan, options, listener, Timing.real());
    }

    private RunResult run(Plan plan, RunOptions options, RunListener listener, Timing timing) {
        try (Held held = RemoteHome.of(connection).lock().acquire(ME).orThrow()) {
            return new RemoteRuns(connection, timing).run(plan, options, listener, store());
        }
    }

    private int objects() {
        int count = 0;
        for (HcnKind kind : HcnKind.values()) {
            count += place.host.enumerate(kind, HostQuery.V2, Deadline.READ).size();
        }
        return count;
    }

    /** Waits for the lock of those who use the host's files themselves. */
    private Held lockOfTheHost() {
        Acquisition asked = StateHome.of(directory.resolve("there")).lock().acquire(ME);
        while (asked instanceof Acquisition.HeldBy) {
            asked = StateHome.of(directory.resolve("there")).lock().acquire(ME);
        }
        return asked.orThrow();
    }

    private static List<String> words(RunResult result) {
        List<String> words = new ArrayList<>(List.of(result.how().label()));
        result.outcomes().forEach((id, outcome) -> words.add(id + ": " + outcome.text()));
        result.undone().forEach((id, outcome) -> words.add("undone " + id + ": " + outcome.text()));
        words.addAll(result.notUndone());
        words.add(result.record().resources().toString());
        return words;
    }

    private void isToldAsHere(RunOptions options, HostTrick trick) {
        place.trick = trick;
        Hearing there = new Hearing();
        List<String> thereCame = words(run(plan(place.host), options, there));

        try (ServedPlace twin = new ServedPlace(directory.resolve("here"))) {
            twin.trick = trick;
            StateHome home = StateHome.of(directory.resolve("here"));
            StateStore store = home.records(twin.host.identity());
            Plan plan = plan(twin.host);
            Hearing here = new Hearing();
            try (Held held = home.lock().acquire(ME).orThrow()) {
                RunPlace runs = RunPlace.forRunOf(plan, twin.tricked(), home, store, ServedPlace.TOOL);
                List<String> hereCame = words(new Runner(runs, held).run(plan, options, here));
                assertThat(thereCame).isEqualTo(hereCame);
            }
            assertThat(there.heard).isNotEmpty().isEqualTo(here.heard);
        }
    }

    @Test
    void isToldAsHereWhenAllGoesWell() {
        isToldAsHere(APPLY, HostTrick.NONE);
        assertThat(RemoteHome.of(connection)
                        .records(place.host.identity())
                        .read(Sample.STACK)
                        .orElseThrow()
                        .stack()
                        .resources())
                .hasSize(3);
        lockOfTheHost().close();
    }

    @Test
    void isToldAsHereWhenAStepFails() {
        isToldAsHere(APPLY, HostTrick.NO_ENDPOINTS);
    }

    @Test
    void isToldAsHereWhenARunIsTakenBack() {
        int before = objects();
        isToldAsHere(APPLY.onFailure(RunOptions.OnFailure.ROLL_BACK), HostTrick.NO_ENDPOINTS);
        assertThat(objects()).isEqualTo(before);
    }

    @Test
    void aPlanThatHoldsNoMoreIsRefusedInTheSameWords() {
        Plan plan = plan(place.host);
        run(plan, APPLY, RunListener.SILENT);
        assertThatThrownBy(() -> run(plan, APPLY, RunListener.SILENT))
                .isInstanceOfSatisfying(
                        StalePlanException.class,
                        e -> assertThat(e.reasons().toString()).contains("another one than the plan was made from"));
        lockOfTheHost().close();
    }

    @Test
    void stopsInOrderWhenTold() {
        CountDownLatch told = new CountDownLatch(1);
        place.beforeCreates = () -> awaited(told);
        RunListener hearsAfterTelling = new RunListener() {
            @Override
            public void started(Step step) {
                told.countDown();
            }
        };
        RunResult result = run(plan(place.host), APPLY.stoppedBy(() -> true), hearsAfterTelling);
        assertThat(result.how()).isEqualTo(HistoryOutcome.STOPPED);
        long done = result.outcomes().values().stream().filter(Outcome::isDone).count();
        assertThat(done).as("the step at hand, if there was one").isLessThanOrEqualTo(1);
        assertThat(result.outcomes().values()).anyMatch(Outcome.Skipped.class::isInstance);
        assertThat(result.record().resources()).hasSize((int) done);
    }

    @Test
    void aServerThatEndsStopsTheRunInOrderAndSaysSo() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        place.beforeCreates = () -> {
            begun.countDown();
            awaited(goOn);
        };
        Thread ending = new Thread(() -> {
            awaited(begun);
            new Thread(place.beside::close).start();
            while (!place.beside.isEnding()) {
                Thread.onSpinWait();
            }
            goOn.countDown();
        });
        ending.start();
        RunResult result = run(plan(place.host), APPLY, RunListener.SILENT);
        assertThat(result.how()).isEqualTo(HistoryOutcome.STOPPED);
        assertThat(result.outcomes().values().stream().filter(Outcome::isDone)).hasSize(1);
        assertThatThrownBy(() -> run(plan(place.host, result.record()), APPLY, RunListener.SILENT))
                .isInstanceOf(HostCallException.class)
                .hasMessageContaining("the server is ending");
    }

    @Test
    void goesOnWhenNobodyFollowsAnyMore() {
        int before = objects();
        CountDownLatch goOn = new CountDownLatch(1);
        place.beforeCreates = () -> awaited(goOn);
        RunListener leaves = new RunListener() {
            @Override
            public void started(Step step) {
                throw new IllegalStateException("killed");
            }
        };
        assertThatThrownBy(() -> run(plan(place.host), APPLY, leaves)).hasMessage("killed");
        connection.close();
        assertThat(StateHome.of(directory.resolve("there")).lock().acquire(ME))
                .as("the run has the lock")
                .isInstanceOf(Acquisition.HeldBy.class);
        goOn.countDown();
        lockOfTheHost().close();
        assertThat(objects()).isEqualTo(before + 3);
        connection = place.connect();
        assertThat(store().read(Sample.STACK).orElseThrow().stack().resources()).hasSize(3);
    }

    @Test
    void isFollowedFurtherOverANewConnection() {
        Hearing hearing = new Hearing() {
            @Override
            public void finished(Step step, Outcome outcome) {
                super.finished(step, outcome);
                connection.drop();
            }
        };
        RunResult result = run(plan(place.host), APPLY, hearing);
        assertThat(result.isDone()).isTrue();
        assertThat(hearing.heard)
                .doesNotHaveDuplicates()
                .hasSize(2 * result.outcomes().size());
    }

    @Test
    void saysWhatToDoWhenItCanBeFollowedNoMore() {
        FakeTime time = new FakeTime();
        Instant begun = time.now();
        place.beforeCreates = () -> place.server.close();
        assertThatThrownBy(() -> run(plan(place.host), APPLY, RunListener.SILENT, time.timing()))
                .isInstanceOfSatisfying(
                        ServedRunException.class, e -> assertThat(e.code()).isEqualTo("HF5218"))
                .hasMessageContaining("hnsform history")
                .hasMessageContaining("settled by the next one");
        assertThat(Duration.between(begun, time.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
        lockOfTheHost().close();
    }

    @Test
    void aServerThatFailsSaysSo() {
        place.beforeCreates = () -> {
            throw new IllegalStateException("unforeseen");
        };
        assertThatThrownBy(() -> run(plan(place.host), APPLY, RunListener.SILENT))
                .isInstanceOfSatisfying(
                        ServedRunException.class, e -> assertThat(e.code()).isEqualTo("HF5219"))
                .hasMessageContaining("unforeseen");
        lockOfTheHost().close();
    }

    @Test
    void nothingIsRunWithoutTheLock() {
        int before = objects();
        Plan plan = plan(place.host);
        assertThatThrownBy(
                        () -> new RemoteRuns(connection, Timing.real()).run(plan, APPLY, RunListener.SILENT, store()))
                .isInstanceOf(HostCallException.class)
                .hasMessageContaining("the lock of the host is not held");
        assertThat(objects()).isEqualTo(before);
    }

    @Test
    void anotherVersionAtTheHostIsRefused() {
        int before = objects();
        Plan other = plan(place.host, RecordedStack.empty("shop", Sample.STACK), "9.9.9");
        assertThatThrownBy(() -> run(other, APPLY, RunListener.SILENT))
                .isInstanceOf(RunRefusedException.class)
                .hasMessageContaining("9.9.9")
                .hasMessageContaining("Use the same version on both sides");
        assertThat(objects()).isEqualTo(before);
        lockOfTheHost().close();
    }

    @Test
    void failuresComeBackAsTheyWere() {
        List<ToolException> failures = List.of(
                new StalePlanException("shop", List.of("one", "two")),
                new RunRefusedException("shop", "no"),
                new StateException(StateFault.NO_SPACE, "write", "/x", "full", null),
                new HostCallException(
                        "HcnOpenNetwork",
                        "network",
                        new HResult(0x803B0001L),
                        HostCallException.Ending.TRANSIENT,
                        "gone",
                        null),
                new ServedRunException("HF5219", "apply", "shop", "what", null));
        for (ToolException failure : failures) {
            ToolException back = FailureForm.fromJson(FailureForm.toJson(failure));
            assertThat(back).hasSameClassAs(failure).hasMessage(failure.getMessage());
            assertThat(back.code()).isEqualTo(failure.code());
            assertThat(back.subject()).isEqualTo(failure.subject());
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was heard, in words. */
    private static class Hearing implements RunListener {
        final List<String> heard = new ArrayList<>();

        @Override
        public void started(Step step) {
            heard.add("started " + step.header().id());
        }

        @Override
        public void finished(Step step, Outcome outcome) {
            heard.add("finished " + step.header().id() + ": " + outcome.text());
        }

        @Override
        public void rollingBack(String because) {
            heard.add("rolling back, because " + because);
        }

        @Override
        public void undoStarted(Step step) {
            heard.add("started " + step);
        }

        @Override
        public void undoFinished(Step step, Outcome outcome) {
            heard.add("finished " + step + ": " + outcome.text());
        }

        @Override
        public void note(String text) {
            heard.add("note " + text);
        }
    }
}
