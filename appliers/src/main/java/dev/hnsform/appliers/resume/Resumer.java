package dev.hnsform.appliers.resume;

import dev.hnsform.appliers.applier.Decided;
import dev.hnsform.appliers.applier.GoalState;
import dev.hnsform.appliers.applier.Goals;
import dev.hnsform.appliers.applier.Outcome;
import dev.hnsform.appliers.applier.RunListener;
import dev.hnsform.appliers.applier.StepApplier;
import dev.hnsform.appliers.journal.Journal;
import dev.hnsform.appliers.journal.Mark;
import dev.hnsform.appliers.journal.UnfinishedRun;
import dev.hnsform.appliers.run.RunPlace;
import dev.hnsform.appliers.run.RunRefusedException;
import dev.hnsform.appliers.run.RunResult;
import dev.hnsform.appliers.run.RunSettler;
import dev.hnsform.appliers.undo.Rollback;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.planner.step.Step;
import dev.hnsform.planner.step.StepId;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.host.Lookup;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.statestore.history.HistoryOutcome;
import dev.hnsform.statestore.lock.Held;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Settles runs that ended without a word. What their journal does not tell is read from the host, after it has come to rest: a call of the ended
 * run may still land. A run that was being taken back is taken back further; of any other the record becomes true, and the caller plans again.
 */
public final class Resumer {
    private final RunPlace place;

    /**
     * For a host whose lock is held.
     *
     * @param place where
     * @param lock the proof that nobody else runs here; stays the caller's
     */
    public Resumer(RunPlace place, Held lock) {
        this.place = place;
        Objects.requireNonNull(lock, "settling needs the host's lock");
    }

    /**
     * Settles every unfinished run of the host, the oldest first; usually there is none, and never more than one unless files were copied.
     *
     * @return what came of them
     * @throws RunRefusedException when the host does not tell what is so; nothing was changed
     */
    public List<RunResult> settleUnfinished(RunListener listener) {
        List<RunResult> results = new ArrayList<>();
        for (UnfinishedRun run : place.journals().takeStock()) {
            listener.note("An earlier run (" + run.header().command() + ", "
                    + run.header().runId() + ") ended without being settled: settling it first.");
            results.add(settle(run, listener));
        }
        return results;
    }

    private RunResult settle(UnfinishedRun run, RunListener listener) {
        Plan plan = run.plan();
        RecordedStack recorded = place.recorded(plan);
        RunSettler settler = new RunSettler(place);
        try (Journal journal = place.journals().reopen(run)) {
            Optional<Mark.Ended> ended = run.ended();
            if (ended.isPresent()
                    && recorded.lineage().equals(ended.get().lineage())
                    && recorded.serial() >= ended.get().serial()) {
                return settler.close(
                        journal,
                        plan,
                        new RunSettler.Balance(
                                ended.get().how(),
                                run.finished(),
                                run.undone(),
                                List.of(),
                                run.rollingBack().isPresent()),
                        recorded);
            }
            Observation observed = atRest(plan);
            requireSameHost(plan, observed);
            Map<StepId, Outcome> outcomes = outcomes(run, observed);
            if (run.rollingBack().isPresent() && ended.isEmpty()) {
                return takeBackFurther(run, journal, recorded, outcomes, listener);
            }
            HistoryOutcome how = ended.map(Mark.Ended::how).orElse(HistoryOutcome.SETTLED_LATER);
            return settler.settle(
                    journal,
                    plan,
                    new RunSettler.Balance(
                            how,
                            outcomes,
                            run.undone(),
                            List.of(),
                            run.rollingBack().isPresent()));
        }
    }

    private static void requireSameHost(Plan plan, Observation observed) {
        String here = observed.facts().identity();
        if (!here.equals(plan.pins().hostIdentity())) {
            throw new RunRefusedException(
                    plan.pins().stackName(),
                    "The run that was not settled belongs to the host "
                            + plan.pins().hostIdentity() + ", and this is "
                            + here
                            + ": the state directory was copied or is shared. Nothing is changed. Give each host a state"
                            + " directory of its own.");
        }
    }

    private RunResult takeBackFurther(
            UnfinishedRun run,
            Journal journal,
            RecordedStack recorded,
            Map<StepId, Outcome> outcomes,
            RunListener listener) {
        Plan plan = run.plan();
        listener.rollingBack(run.rollingBack().orElse(""));
        StepApplier applier = place.applier(plan, recorded);
        Rollback.Result result = new Rollback(applier, journal, listener)
                .takeBack(plan, id -> !(outcomes.get(id) instanceof Outcome.Skipped), run.undone());
        HistoryOutcome how = result.notUndone().isEmpty() ? HistoryOutcome.ROLLED_BACK : HistoryOutcome.FAILED;
        return new RunSettler(place)
                .settle(
                        journal,
                        plan,
                        new RunSettler.Balance(how, outcomes, result.outcomes(), result.notUndone(), true));
    }

    /** What came of each step: as it was marked, else as the host shows. */
    private Map<StepId, Outcome> outcomes(UnfinishedRun run, Observation observed) {
        Map<StepId, Outcome> outcomes = new LinkedHashMap<>();
        for (Step step : run.plan().steps()) {
            StepId id = step.header().id();
            Outcome marked = run.finished().get(id);
            boolean told = marked != null && !(marked instanceof Outcome.Unknown);
            outcomes.put(id, told ? marked : judged(step, observed));
        }
        return outcomes;
    }

    private Outcome judged(Step step, Observation observed) {
        GoalState state = place.goals().judge(step, look(step, observed));
        if (state instanceof GoalState.Met met) {
            return new Outcome.AlreadyTrue(decided(step, met), "found so after the run had ended without a word");
        }
        if (state instanceof GoalState.Unreadable unreadable) {
            throw new RunRefusedException(
                    step.header().serves().toString(),
                    "An earlier run ended without being settled, and the host does not tell whether "
                            + step.header().id()
                            + " was done (" + unreadable.cause()
                            + "). Nothing is changed until it does. Try again when the host answers.");
        }
        if (state instanceof GoalState.Unseen unseen) {
            // not recorded as done, and taken back where the run is: both do no harm when it is otherwise
            return new Outcome.Unknown("the run had ended without a word, and " + unseen.text());
        }
        return new Outcome.Skipped("not done when the run ended without a word");
    }

    private static Optional<FieldValues> decided(Step step, GoalState.Met met) {
        Optional<FieldValues> stated = Optional.empty();
        if (step instanceof Step.CreateNetwork create) {
            stated = Optional.of(create.network().spec());
        } else if (step instanceof Step.CreateEndpoint create) {
            stated = Optional.of(create.endpoint().spec());
        }
        return stated.flatMap(spec -> met.object().map(object -> Decided.of(spec, object.reported())));
    }

    /** What the host holds once two looks, a settling window apart, show the same of everything the plan is about. */
    private Observation atRest(Plan plan) {
        Instant since = place.timing().now();
        Observation before = place.view().observe();
        while (true) {
            place.timing().sleep(place.patience().settleWindow());
            Observation now = place.view().observe();
            if (isSame(plan, before, now)) {
                return now;
            }
            if (place.timing().hasPassed(place.patience().settleFor(), since)) {
                throw new RunRefusedException(
                        plan.pins().stackName(),
                        "An earlier run ended without being settled, and its objects do not come to rest on the host: somebody else"
                                + " changes them. Nothing is changed until they do. Try again in a while.");
            }
            before = now;
        }
    }

    private static boolean isSame(Plan plan, Observation before, Observation now) {
        return before.facts().epoch().equals(now.facts().epoch())
                && plan.steps().stream().allMatch(step -> look(step, before).equals(look(step, now)));
    }

    private static Lookup<HostObject> look(Step step, Observation observed) {
        return observed.look(Goals.subject(step), step.header().target());
    }
}
