package dev.hnsform.appliers.run;

import dev.hnsform.planner.change.Change;
import dev.hnsform.planner.plan.Consents;
import dev.hnsform.planner.plan.Pins;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.planner.plan.ReadSets;
import dev.hnsform.planner.plan.StaleCheck;
import dev.hnsform.planner.step.Risk;
import dev.hnsform.planner.step.Step;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.recorded.RecordedStack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks before the first call whether a plan may be run at all, and whether it still holds. */
final class Admission {
    private final RunPlace place;
    private final Plan plan;
    private final Pins pins;

    Admission(RunPlace place, Plan plan) {
        this.place = place;
        this.plan = plan;
        this.pins = plan.pins();
    }

    void requireAllowed() {
        if (place.host().description().readOnly()) {
            throw refused(
                    "The host " + place.host().description().uri()
                            + " can only be read, so the plan cannot be applied to it. Apply it to the host that the snapshot was made of.");
        }
        if (pins.throwAwayId()) {
            throw refused(
                    "The stack has no id, so its objects could not be told from others. Nothing was changed. Run hnsform init in"
                            + " the stack's directory, and plan again.");
        }
        List<Diagnostic> errors =
                plan.diagnostics().stream().filter(Diagnostic::isError).toList();
        if (!errors.isEmpty()) {
            throw refused("The plan has " + errors.size() + (errors.size() == 1 ? " error" : " errors")
                    + ", so it cannot be applied. The first: " + errors.get(0).detail());
        }
        requireConsents();
        if (place.journals().hasUnfinished()) {
            throw refused("An earlier run on this host was not settled ("
                    + place.journals().shownLocation() + "). It is settled first; then make a new plan.");
        }
    }

    private void requireConsents() {
        Consents consents = pins.consents();
        Set<ResourceAddress> allowed = new HashSet<>();
        for (Change change : plan.changes()) {
            if (change.action().accept(Lifecycles.INSTANCE).allowHostInterruption()) {
                allowed.add(change.address());
            }
        }
        for (Step step : plan.steps()) {
            if (step.header().risk() == Risk.HOST_INTERRUPTION
                    && !consents.hostInterruption()
                    && !allowed.contains(step.header().serves())) {
                throw refused(step.header().id()
                        + " interrupts the host's own network, and nobody agreed to that. Nothing was"
                        + " changed. Plan with --allow-host-interruption, or state lifecycle.allowHostInterruption for "
                        + step.header().serves() + ".");
            }
            if (step instanceof Step.DeleteNetwork delete
                    && !consents.foreignLoss().containsAll(delete.takesAlong())) {
                throw refused(step.header().id()
                        + " takes along endpoints of others, and nobody agreed to that. Nothing was changed."
                        + " Plan with --allow-foreign-loss for each of them.");
            }
        }
    }

    void requireFresh(RecordedStack recorded, Observation now) {
        List<String> reasons = new ArrayList<>(
                StaleCheck.broken(plan, new StaleCheck.Now(place.tool(), recorded, now.facts(), Optional.empty())));
        String version = now.facts().features().version().toString();
        if (!version.equals(pins.hnsVersion())) {
            reasons.add("the host's HNS was version " + pins.hnsVersion() + " when the plan was made, and is " + version
                    + " now");
        }
        if (reasons.isEmpty()) {
            reasons.addAll(ReadSets.stale(plan, now));
        }
        if (!reasons.isEmpty()) {
            throw new StalePlanException(pins.stackName(), reasons);
        }
    }

    private RunRefusedException refused(String message) {
        return new RunRefusedException(pins.stackName(), message);
    }
}
