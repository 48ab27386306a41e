package dev.hnsform.acceptance.harness;

import dev.hnsform.appliers.applier.Goals;
import dev.hnsform.appliers.applier.Patience;
import dev.hnsform.appliers.applier.RunListener;
import dev.hnsform.appliers.applier.StatedFields;
import dev.hnsform.appliers.journal.Journals;
import dev.hnsform.appliers.observe.HnsHostView;
import dev.hnsform.appliers.observe.HostObserver;
import dev.hnsform.appliers.observe.Timing;
import dev.hnsform.appliers.rehearsal.Rehearsal;
import dev.hnsform.appliers.run.RunIds;
import dev.hnsform.appliers.run.RunOptions;
import dev.hnsform.appliers.run.RunPlace;
import dev.hnsform.appliers.run.RunResult;
import dev.hnsform.appliers.run.Runner;
import dev.hnsform.hns.mapping.HostReader;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.planner.PlanInput;
import dev.hnsform.planner.Planner;
import dev.hnsform.planner.plan.Consents;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.recorded.RecordedResource;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.source.DirectorySource;
import dev.hnsform.schema.stack.ResolvedStack;
import dev.hnsform.schema.stack.StackInputs;
import dev.hnsform.schema.stack.Stacks;
import dev.hnsform.simulator.SimulatedHost;
import dev.hnsform.simulator.SimulatorModel;
import dev.hnsform.statestore.file.FilePort;
import dev.hnsform.statestore.file.FileStateStore;
import dev.hnsform.statestore.lock.Held;
import dev.hnsform.statestore.lock.HostLock;
import dev.hnsform.statestore.lock.LockOwner;
import dev.hnsform.statestore.record.HostRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the product does, done in this process: one simulated host, its records, and the stacks that are planned and applied. Time passes only when
 * somebody sleeps.
 */
public final class LifeWorld {
    private static final Guid STACK = Guid.parse("6f1c2d3e-4b5a-4978-8695-a4b3c2d1e0f1");

    private final SimulatedHost host;
    private final Path home;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final Timing timing = new Timing(now::get, time -> now.updateAndGet(before -> before.plus(time)));
    private final Random random = new Random(7);

    /** A host, and where its records and runs are. */
    public LifeWorld(SimulatedHost host, Path home) {
        this.host = host;
        this.home = home;
    }

    /** Reads a stack; one without an id, as examples are, gets one here. */
    public static ResolvedStack read(Path directory) {
        Stacks.Result result = Stacks.read(
                DirectorySource.read(directory, directory.toString()), StackInputs.none("0.1.0"), Optional.empty());
        ResolvedStack stack = result.stack()
                .orElseThrow(() -> new AssertionError(result.diagnostics().toString()));
        return new ResolvedStack(
                stack.name(),
                Optional.of(stack.id().orElse(STACK)),
                stack.origin(),
                stack.resources(),
                stack.spans(),
                stack.values());
    }

    private static Guid idOf(ResolvedStack stack) {
        return stack.id().orElseThrow();
    }

    private RunPlace place() {
        return new RunPlace(
                host,
                new HnsHostView(host, id -> true),
                new Journals(home, FilePort.real()),
                new FileStateStore(home, FilePort.real()),
                timing,
                Patience.HOST,
                new RunIds(random::nextLong),
                new Goals(new StatedFields()),
                "0.1.0");
    }

    /** What is recorded of a stack. */
    public RecordedStack recorded(ResolvedStack stack) {
        return place().store()
                .read(idOf(stack))
                .map(HostRecord::stack)
                .orElseGet(() -> RecordedStack.empty(stack.name(), idOf(stack)));
    }

    /** A plan, rehearsed. */
    public Plan plan(ResolvedStack stack, boolean destroy) {
        RunPlace place = place();
        RecordedStack recorded = recorded(stack);
        List<Guid> ids = recorded.resources().stream().map(RecordedResource::id).toList();
        Observation observed = new HostObserver(place.view(), timing, Duration.ofSeconds(2)).observe(() -> ids);
        Plan plan = plan(stack, destroy, recorded, observed);
        if (plan.hasErrors() || plan.isNothing()) {
            return plan;
        }
        Rehearsal rehearsal = new Rehearsal(
                new SimulatorModel(dev.hnsform.simulator.profile.Switches.of(host.switches())),
                stack.spans(),
                (r, o) -> plan(stack, destroy, r, o).changes());
        return rehearsal
                .rehearse(plan, recorded, HostReader.read(host, Deadline.READ, id -> true))
                .onto(plan);
    }

    private Plan plan(ResolvedStack stack, boolean destroy, RecordedStack recorded, Observation observed) {
        return Planner.plan(new PlanInput(
                stack,
                idOf(stack),
                recorded,
                observed,
                host.description().uri(),
                true,
                "0.1.0",
                destroy,
                List.of(),
                new Consents(true, List.of(), false)));
    }

    /** Carries a plan out. */
    public RunResult run(Plan plan) {
        Held lock = new HostLock(home)
                .acquire(LockOwner.thisProcess("hnsform apply", timing.now()))
                .orThrow();
        try {
            return new Runner(place(), lock).run(plan, RunOptions.of("apply", "tester"), RunListener.SILENT);
        } finally {
            lock.close();
        }
    }
}
