package dev.hnsform.cli.compose;

import dev.hnsform.appliers.observe.HnsHostView;
import dev.hnsform.appliers.observe.HostObserver;
import dev.hnsform.appliers.observe.Timing;
import dev.hnsform.appliers.rehearsal.Rehearsal;
import dev.hnsform.hns.mapping.HostReader;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.planner.PlanInput;
import dev.hnsform.planner.Planner;
import dev.hnsform.planner.plan.Consents;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.schema.address.ObjectIds;
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
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Plans a stack against a host: observes, plans, and rehearses. Changes nothing. */
public final class Planning {
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

    /** Of which endpoints it matters where they are attached: those of the stack. */
    public static Predicate<Guid> placesWanted(Guid stackId, RecordedStack recorded) {
        Set<Guid> ids = new HashSet<>();
        for (RecordedResource resource : recorded.resources()) {
            ids.add(resource.id());
        }
        return id -> ObjectIds.belongsTo(id, stackId) || ids.contains(id);
    }

    /** What the host holds. */
    public Observation observe(Guid stackId, RecordedStack recorded) {
        List<Guid> ids = recorded.resources().stream()
                .filter(resource -> resource.address().kind().isHostObject())
                .map(RecordedResource::id)
                .toList();
        HnsHostView view = new HnsHostView(open.host(), placesWanted(stackId, recorded));
        return new HostObserver(view, Timing.real(), HostObserver.SETTLE).observe(ids);
    }

    /** Observes and plans, without a rehearsal: enough to see drift. */
    public Planned look(ResolvedStack stack, Request request) {
        RecordedStack recorded = recorded(stack);
        Observation observed = observe(idOf(stack), recorded);
        return new Planned(plan(stack, request, recorded, observed), recorded, observed);
    }

    /** Observes, plans, and rehearses. */
    public Planned plan(ResolvedStack stack, Request request) {
        Planned looked = look(stack, request);
        Plan plan = looked.plan();
        if (plan.hasErrors() || plan.steps().isEmpty()) {
            return looked;
        }
        Rehearsal rehearsal = new Rehearsal(
                new SimulatorModel(), stack.spans(), (recorded, observed) -> plan(stack, request, recorded, observed));
        Plan rehearsed = rehearsal
                .rehearse(
                        plan,
                        looked.recorded(),
                        HostReader.read(open.host(), Deadline.READ, placesWanted(idOf(stack), looked.recorded())))
                .onto(plan);
        return new Planned(rehearsed, looked.recorded(), looked.observed());
    }

    private Plan plan(ResolvedStack stack, Request request, RecordedStack recorded, Observation observed) {
        return Planner.plan(new PlanInput(
                stack,
                idOf(stack),
                recorded,
                observed,
                open.uri(),
                open.isSimulated(),
                tool,
                request.destroy(),
                request.targets(),
                request.consents()));
    }
}
