package dev.hnsform.cli.compose;

import dev.hnsform.appliers.observe.HostObserver;
import dev.hnsform.appliers.observe.Timing;
import dev.hnsform.appliers.rehearsal.Rehearsal;
import dev.hnsform.hns.snapshot.HostSnapshot;
import dev.hnsform.planner.PlanInput;
import dev.hnsform.planner.Planner;
import dev.hnsform.planner.plan.Consents;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.schema.address.ObjectIds;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.recorded.RecordedResource;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.stack.ResolvedStack;
import dev.hnsform.simulator.SimulatorModel;
import dev.hnsform.statestore.record.HostRecord;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Plans a stack against a host: observes, plans, and rehearses. Changes nothing. */
public final class Planning {
    /** From so many resources on, a second thread pays. */
    private static final int LARGE = 500;

    private final OpenHost open;
    private final String tool;

    /**
     * What is planned, besides the stack.
     *
     * @param destroy whether everything is to go
     * @param targets addresses to narrow the plan to
     * @param consents what the user agreed to
     */
    public record Request(boolean destroy, List<String> targets, Consents consents) {
        /** Everything as the stack says. */
        public static final Request PLAIN = new Request(false, List.of(), Consents.NONE);

        /** Copies the list. */
        public Request {
            targets = List.copyOf(targets);
        }
    }

    /**
     * A plan, and what it was made from.
     *
     * @param plan the plan, rehearsed where it has steps and no errors
     * @param recorded what was last settled
     * @param observed what the host holds
     */
    public record Planned(Plan plan, RecordedStack recorded, Observation observed) {}

    private record Look(Planned planned, HostSnapshot snapshot) {}

    /** Plans on an open host. */
    public Planning(OpenHost open, String tool) {
        this.open = open;
        this.tool = tool;
    }

    /** The stack's id, or for a stack without one an id to look at plans with. */
    public static Guid idOf(ResolvedStack stack) {
        return stack.id()
                .orElseGet(() -> Guid.of(UUID.nameUUIDFromBytes(
                        ("hnsform throw-away id of " + stack.name()).getBytes(StandardCharsets.UTF_8))));
    }

    /** What was last settled of a stack here. */
    public RecordedStack recorded(ResolvedStack stack) {
        Guid id = idOf(stack);
        return open.store().read(id).map(HostRecord::stack).orElseGet(() -> RecordedStack.empty(stack.name(), id));
    }

    /** Of which endpoints it matters where they are attached: those with an id of the stack, and the recorded ones. */
    public static Predicate<Guid> placesWanted(Guid stackId, RecordedStack recorded) {
        Set<Guid> ids = new HashSet<>();
        for (RecordedResource resource : recorded.resources()) {
            ids.add(resource.id());
        }
        return id -> ObjectIds.belongsTo(id, stackId) || ids.contains(id);
    }

    /** The same; of all endpoints, when the stack is to adopt one. What is recorded is waited for only where the id does not tell. */
    private static Predicate<Guid> placesWanted(ResolvedStack stack, CompletableFuture<RecordedStack> recorded) {
        boolean adopts = stack.resources().stream()
                .anyMatch(resource -> resource.address().kind() == ResourceKind.ENDPOINT
                        && resource.lifecycle().adopt().isPresent());
        if (adopts) {
            return id -> true;
        }
        Guid stackId = idOf(stack);
        CompletableFuture<Predicate<Guid>> wanted = recorded.thenApply(known -> placesWanted(stackId, known));
        return id -> ObjectIds.belongsTo(id, stackId) || Beside.await(wanted).test(id);
    }

    /** What the host holds. When all that is recorded has vanished at once it is looked at again; a snapshot shows the same for ever. */
    private Observation observe(SnapshotView view, Supplier<RecordedStack> recorded) {
        if (open.host().description().readOnly()) {
            return view.observe();
        }
        return new HostObserver(view, Timing.real(), HostObserver.SETTLE)
                .observe(() -> recorded.get().resources().stream()
                        .filter(resource -> resource.address().kind().isHostObject())
                        .map(RecordedResource::id)
                        .toList());
    }

    /** What the host holds, as it matters to a stack. */
    public Observation observe(ResolvedStack stack, RecordedStack recorded) {
        SnapshotView view =
                new SnapshotView(open.host(), placesWanted(stack, CompletableFuture.completedFuture(recorded)));
        return observe(view, () -> recorded);
    }

    /** Observes and plans, without a rehearsal: enough to see drift. */
    public Planned look(ResolvedStack stack, Request request) {
        return lookClosely(stack, request).planned();
    }

    private Look lookClosely(ResolvedStack stack, Request request) {
        CompletableFuture<RecordedStack> reading = take(stack);
        SnapshotView view = new SnapshotView(open.host(), placesWanted(stack, reading));
        Observation observed;
        try {
            observed = observe(view, () -> Beside.await(reading));
        } catch (RuntimeException e) {
            Beside.await(reading); // what is wrong with the record goes before what is wrong with the host
            throw e;
        }
        RecordedStack recorded = Beside.await(reading);
        return new Look(new Planned(plan(stack, request, recorded, observed), recorded, observed), view.snapshot());
    }

    /** What is recorded now; of a large stack read beside other work. */
    private CompletableFuture<RecordedStack> take(ResolvedStack stack) {
        Guid id = idOf(stack);
        Supplier<Optional<HostRecord>> taken = open.store().take(id);
        Supplier<RecordedStack> recorded =
                () -> taken.get().map(HostRecord::stack).orElseGet(() -> RecordedStack.empty(stack.name(), id));
        return stack.resources().size() < LARGE
                ? CompletableFuture.completedFuture(recorded.get())
                : CompletableFuture.supplyAsync(recorded);
    }

    /** Observes, plans, and rehearses. */
    public Planned plan(ResolvedStack stack, Request request) {
        return plan(stack, request, plan -> {});
    }

    /** The same, and shows the plan before it is rehearsed; not when there is nothing to rehearse. */
    public Planned plan(ResolvedStack stack, Request request, Consumer<Plan> unrehearsed) {
        Look look = lookClosely(stack, request);
        Planned looked = look.planned();
        Plan plan = looked.plan();
        if (plan.hasErrors() || plan.steps().isEmpty()) {
            return looked;
        }
        unrehearsed.accept(plan);
        Rehearsal rehearsal = new Rehearsal(
                new SimulatorModel(),
                stack.spans(),
                (recorded, observed) -> Planner.changes(input(stack, request, recorded, observed)));
        Plan rehearsed =
                rehearsal.rehearse(plan, looked.recorded(), look.snapshot()).onto(plan);
        return new Planned(rehearsed, looked.recorded(), looked.observed());
    }

    private Plan plan(ResolvedStack stack, Request request, RecordedStack recorded, Observation observed) {
        return Planner.plan(input(stack, request, recorded, observed));
    }

    private PlanInput input(ResolvedStack stack, Request request, RecordedStack recorded, Observation observed) {
        return new PlanInput(
                stack,
                idOf(stack),
                recorded,
                observed,
                open.uri(),
                open.isSimulated(),
                tool,
                request.destroy(),
                request.targets(),
                request.consents());
    }
}
