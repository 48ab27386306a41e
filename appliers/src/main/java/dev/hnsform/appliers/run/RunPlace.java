package dev.hnsform.appliers.run;

import dev.hnsform.appliers.applier.Goals;
import dev.hnsform.appliers.applier.Ownership;
import dev.hnsform.appliers.applier.Patience;
import dev.hnsform.appliers.applier.StatedFields;
import dev.hnsform.appliers.applier.StepApplier;
import dev.hnsform.appliers.journal.Journals;
import dev.hnsform.appliers.observe.HnsHostView;
import dev.hnsform.appliers.observe.HostView;
import dev.hnsform.appliers.observe.Timing;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.planner.change.Action;
import dev.hnsform.planner.change.Change;
import dev.hnsform.planner.plan.Pins;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.recorded.RecordedResource;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.statestore.home.StateHome;
import dev.hnsform.statestore.record.HostRecord;
import dev.hnsform.statestore.store.StateStore;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where runs happen: a host, what is kept beside it, and how time passes there.
 *
 * @param host the host
 * @param view reads it
 * @param journals journals of its runs
 * @param store its records
 * @param timing time
 * @param patience how long to wait for what
 * @param ids makes names of runs
 * @param goals judges what was read
 * @param tool version of hnsform
 */
public record RunPlace(
        HnsHost host,
        HostView view,
        Journals journals,
        StateStore store,
        Timing timing,
        Patience patience,
        RunIds ids,
        Goals goals,
        String tool) {

    /**
     * A host, with real time and randomness.
     *
     * @param host the host
     * @param home what is kept beside it
     * @param store the records in it
     * @param placesWanted of which endpoints it matters where they are attached
     * @param tool version of hnsform
     */
    public static RunPlace of(
            HnsHost host, StateHome home, StateStore store, Predicate<Guid> placesWanted, String tool) {
        return new RunPlace(
                host,
                new HnsHostView(host, placesWanted),
                new Journals(home.directory(), home.files()),
                store,
                Timing.real(),
                Patience.HOST,
                RunIds.real(),
                new Goals(new StatedFields()),
                tool);
    }

    /** The same for the run of one plan: it matters where the endpoints are attached that it may change. */
    public static RunPlace forRunOf(Plan plan, HnsHost host, StateHome home, StateStore store, String tool) {
        return of(host, home, store, ownership(plan, recorded(plan, store))::owns, tool);
    }

    /** What is recorded of a plan's stack; an empty record when there is none yet. */
    public static RecordedStack recorded(Plan plan, StateStore store) {
        Pins pins = plan.pins();
        return store.read(pins.stackId())
                .map(HostRecord::stack)
                .orElseGet(() -> RecordedStack.empty(pins.stackName(), pins.stackId()));
    }

    /** What is recorded here of a plan's stack; an empty record when there is none yet. */
    public RecordedStack recorded(Plan plan) {
        return recorded(plan, store);
    }

    /** Carries out the steps of a plan here. */
    public StepApplier applier(Plan plan, RecordedStack recorded) {
        return new StepApplier(
                host,
                view,
                timing,
                patience,
                ownership(plan, recorded),
                owner(plan.pins().stackName()),
                goals);
    }

    /** HNS {@code Owner} of what a stack creates. */
    public static String owner(String stackName) {
        return dev.hnsform.hns.document.Ownership.of(stackName);
    }

    /** What a plan's run may change. */
    public static Ownership ownership(Plan plan, RecordedStack recorded) {
        Set<Guid> adopted = new HashSet<>();
        recorded.resources().stream().filter(RecordedResource::adopted).forEach(resource -> adopted.add(resource.id()));
        Set<Guid> networksOfRoutes = new HashSet<>();
        for (Change change : plan.changes()) {
            if (change.address().kind() == ResourceKind.REMOTE_SUBNET) {
                networksOfRoutes.add(change.identity().id());
            }
            if (change.identity().adopted() && change.address().kind().isHostObject()) {
                adopted.add(change.identity().id());
            }
            if (change.action() instanceof Action.Replace replace
                    && replace.old().adopted()
                    && change.address().kind().isHostObject()) {
                adopted.add(replace.old().id());
            }
        }
        return new Ownership(plan.pins().stackId(), adopted, networksOfRoutes);
    }
}
