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
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.recorded.RecordedResource;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.statestore.file.FilePort;
import dev.hnsform.statestore.store.StateStore;
import java.nio.file.Path;
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
     * @param home the directory of what is kept beside it
     * @param files the file system of that directory
     * @param store the records in it
     * @param placesWanted of which endpoints it matters where they are attached: those of the stack, see {@link #ownership}
     * @param tool version of hnsform
     */
    public static RunPlace of(
            HnsHost host, Path home, FilePort files, StateStore store, Predicate<Guid> placesWanted, String tool) {
        return new RunPlace(
                host,
                new HnsHostView(host, placesWanted),
                new Journals(home, files),
                store,
                Timing.real(),
                Patience.HOST,
                RunIds.real(),
                new Goals(new StatedFields()),
                tool);
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
