package dev.hnsform.appliers.walk;

import dev.hnsform.appliers.applier.Goals;
import dev.hnsform.appliers.applier.Patience;
import dev.hnsform.appliers.applier.RunListener;
import dev.hnsform.appliers.applier.StatedFields;
import dev.hnsform.appliers.fake.FakeTime;
import dev.hnsform.appliers.fake.FaultyHost;
import dev.hnsform.appliers.journal.Journals;
import dev.hnsform.appliers.observe.HnsHostView;
import dev.hnsform.appliers.observe.HostObserver;
import dev.hnsform.appliers.rebuild.Rebuild;
import dev.hnsform.appliers.resume.Resumer;
import dev.hnsform.appliers.run.RunIds;
import dev.hnsform.appliers.run.RunOptions;
import dev.hnsform.appliers.run.RunPlace;
import dev.hnsform.appliers.run.RunResult;
import dev.hnsform.appliers.run.Runner;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.planner.PlanInput;
import dev.hnsform.planner.Planner;
import dev.hnsform.planner.plan.Consents;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.recorded.RecordedResource;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.schema.source.SourceSet;
import dev.hnsform.schema.stack.ResolvedStack;
import dev.hnsform.statestore.file.FaultyFilePort;
import dev.hnsform.statestore.file.FileStateStore;
import dev.hnsform.statestore.history.HistoryEntry;
import dev.hnsform.statestore.lock.Held;
import dev.hnsform.statestore.lock.HostLock;
import dev.hnsform.statestore.lock.LockOwner;
import dev.hnsform.statestore.record.HostRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** What outlives a process: the host, its disk, and time. */
final class World {
    static final Guid STACK = Guid.parse("6f1c2d3e-4b5a-4978-8695-a4b3c2d1e0f1");
    static final Path HOME = Path.of("/state");

    final HnsHost hns;
    final FakeTime time;
    final Path lockDirectory;
    final RandomGenerator random;
    FaultyFilePort disk = new FaultyFilePort();
    boolean destroying;

    World(HnsHost hns, FakeTime time, Path lockDirectory, RandomGenerator random) {
        this.hns = hns;
        this.time = time;
        this.lockDirectory = lockDirectory;
        this.random = random;
    }

    static ResolvedStack stack(List<Resource> resources) {
        return new ResolvedStack(
                "shop",
                Optional.of(STACK),
                SourceSet.Origin.directory("."),
                resources,
                (address, path) -> Optional.empty(),
                new TreeMap<>());
    }

    /** One process: it settles what was left, plans, and runs. */
    RunResult apply(List<Resource> desired, UnaryOperator<HnsHost> faults, RunOptions options) {
        Held lock = new HostLock(lockDirectory)
                .acquire(LockOwner.thisProcess("hnsform apply", time.now()))
                .orThrow();
        try {
            RunPlace place = place(faults.apply(hns));
            new Resumer(place, lock).settleUnfinished(RunListener.SILENT);
            RecordedStack recorded = recorded(place);
            Plan plan = plan(desired, place, recorded);
            if (plan.hasErrors()) {
                throw new RefusedPlan(plan);
            }
            if (plan.isNothing()) {
                return new RunResult(
                        "",
                        dev.hnsform.statestore.history.HistoryOutcome.DONE,
                        java.util.Map.of(),
                        java.util.Map.of(),
                        List.of(),
                        recorded);
            }
            return new Runner(place, lock).run(plan, options, RunListener.SILENT);
        } finally {
            lock.close();
        }
    }

    /** A plan with errors. */
    static final class RefusedPlan extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Plan plan;

        RefusedPlan(Plan plan) {
            super(plan.diagnostics().toString());
            this.plan = plan;
        }

        Plan plan() {
            return plan;
        }
    }

    /** What would be planned now, without changing anything. */
    Plan plan(List<Resource> desired) {
        RunPlace place = place(hns);
        return plan(desired, place, recorded(place));
    }

    private Plan plan(List<Resource> desired, RunPlace place, RecordedStack recorded) {
        List<Guid> ids = recorded.resources().stream().map(RecordedResource::id).toList();
        return replan(
                desired,
                recorded,
                new HostObserver(place.view(), place.timing(), Duration.ofSeconds(2)).observe(() -> ids));
    }

    Plan replan(List<Resource> desired, RecordedStack recorded, Observation observed) {
        return Planner.plan(new PlanInput(
                stack(desired),
                STACK,
                recorded,
                observed,
                hns.description().uri(),
                true,
                "test",
                destroying,
                List.of(),
                new Consents(true, List.of(), true)));
    }

    /** Runs a plan as it is. */
    RunResult run(Plan plan, RunOptions options) {
        Held lock = new HostLock(lockDirectory)
                .acquire(LockOwner.thisProcess("hnsform apply", time.now()))
                .orThrow();
        try {
            return new Runner(place(hns), lock).run(plan, options, RunListener.SILENT);
        } finally {
            lock.close();
        }
    }

    List<HistoryEntry> history() {
        return place(hns).store().history(STACK, Optional.empty(), 100).entries();
    }

    Rebuild.Result rebuild(List<Resource> desired) {
        return Rebuild.rebuild(stack(desired), STACK, place(hns).view().observe(), "rebuilt", 100);
    }

    RecordedStack recorded() {
        return recorded(place(hns));
    }

    private static RecordedStack recorded(RunPlace place) {
        return place.store().read(STACK).map(HostRecord::stack).orElseGet(() -> RecordedStack.empty("shop", STACK));
    }

    private RunPlace place(HnsHost host) {
        return new RunPlace(
                host,
                new HnsHostView(host, id -> true),
                new Journals(HOME, disk),
                new FileStateStore(HOME, disk),
                time.timing(),
                Patience.HOST,
                new RunIds(random::nextLong),
                new Goals(new StatedFields()),
                "test");
    }

    /** The process is gone; what it had written is there. */
    void restart() {
        disk = disk.restarted();
    }

    /** The power is gone, and with it some of what was not synced. */
    void losePower() {
        disk = disk.afterPowerLoss(random);
    }

    /** Somebody deletes the record, and the copy beside it. */
    void loseRecord() {
        disk = disk.restarted();
        for (Path file : disk.files()) {
            if (file.startsWith(HOME.resolve("records"))) {
                delete(file);
            }
        }
    }

    /** Somebody deletes everything that is kept. */
    void loseHome() {
        disk = new FaultyFilePort();
    }

    private void delete(Path file) {
        try {
            disk.delete(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A host that does nothing wrong, but is watched. */
    FaultyHost watched(HnsHost host, Runnable watcher) {
        return new FaultyHost(host, time, watcher);
    }
}
