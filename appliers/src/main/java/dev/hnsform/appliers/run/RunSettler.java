package dev.hnsform.appliers.run;

import dev.hnsform.appliers.applier.Outcome;
import dev.hnsform.appliers.journal.Journal;
import dev.hnsform.appliers.journal.Mark;
import dev.hnsform.appliers.journal.RunHeader;
import dev.hnsform.planner.change.Action;
import dev.hnsform.planner.change.Change;
import dev.hnsform.planner.change.Origin;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.planner.step.Step;
import dev.hnsform.planner.step.StepId;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.statestore.history.HistoryEntry;
import dev.hnsform.statestore.history.HistoryOutcome;
import dev.hnsform.statestore.record.HostRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The end of every run: the record, the history, the journal closed, in this order. Killed in between, it is done again and gives the same. */
public final class RunSettler {
    private final RunPlace place;

    /** Settles runs of a place. */
    public RunSettler(RunPlace place) {
        this.place = place;
    }

    /**
     * What a run came to.
     *
     * @param how how it ended
     * @param outcomes what came of its steps
     * @param undone what came of taking steps back
     * @param notUndone what could not be taken back
     * @param takenBack whether the run was taken back
     */
    public record Balance(
            HistoryOutcome how,
            Map<StepId, Outcome> outcomes,
            Map<StepId, Outcome> undone,
            List<String> notUndone,
            boolean takenBack) {}

    /** Writes record and history, and closes the journal. */
    public RunResult settle(Journal journal, Plan plan, Balance balance) {
        RecordedStack base = place.recorded(plan);
        String lineage = base.lineage().isEmpty() ? journal.header().lineage() : base.lineage();
        long serial = Math.max(plan.pins().serial(), base.serial()) + 1;
        journal.append(new Mark.Ended(balance.how(), lineage, serial));
        journal.barrier();
        RecordedStack next = new Settlement(plan, base, balance.outcomes(), balance.undone(), balance.takenBack())
                .settle(lineage, serial);
        place.store()
                .write(
                        new HostRecord(
                                next,
                                plan.pins().origin(),
                                plan.pins().hostIdentity(),
                                place.timing().now(),
                                place.tool()),
                        base.serial());
        return close(journal, plan, balance, next);
    }

    /** Writes the history and closes the journal of a run whose record is written already. */
    public RunResult close(Journal journal, Plan plan, Balance balance, RecordedStack record) {
        RunHeader header = journal.header();
        NetOutcomes net = new NetOutcomes(balance.outcomes(), balance.undone());
        place.store()
                .appendHistory(
                        plan.pins().stackId(),
                        new HistoryEntry(
                                header.runId(),
                                place.timing().now(),
                                record.lineage(),
                                record.serial(),
                                header.command(),
                                header.user(),
                                plan.pins().commit().orElse(""),
                                counts(plan, net),
                                balance.how()));
        place.journals().close(journal);
        return new RunResult(
                header.runId(), balance.how(), balance.outcomes(), balance.undone(), balance.notUndone(), record);
    }

    /**
     * How many changes of each action are on the host, or in the record, now; moves and adoptions beside what else became of the object; and
     * how many were left half way.
     */
    private static SortedMap<String, Long> counts(Plan plan, NetOutcomes net) {
        Set<ResourceAddress> begun = new HashSet<>();
        Set<ResourceAddress> unfinished = new HashSet<>();
        for (Step step : plan.steps()) {
            (net.isDone(step) ? begun : unfinished).add(step.header().serves());
        }
        SortedMap<String, Long> counts = new TreeMap<>();
        begun.retainAll(unfinished);
        if (!begun.isEmpty()) {
            counts.put("partly", (long) begun.size());
        }
        for (Change change : plan.changes()) {
            if (!change.isNothing() && !unfinished.contains(change.address())) {
                boolean moved = change.origin() instanceof Origin.Moved;
                boolean adopted = change.origin() instanceof Origin.Adopted;
                if (moved || adopted) {
                    counts.merge(moved ? "move" : "adopt", 1L, Long::sum);
                }
                if (!(change.action() instanceof Action.Keep)) {
                    counts.merge(change.action().accept(Word.INSTANCE), 1L, Long::sum);
                }
            }
        }
        return counts;
    }

    private enum Word implements Action.Visitor<String> {
        INSTANCE;

        @Override
        public String create(Action.Create action) {
            return "create";
        }

        @Override
        public String update(Action.Update action) {
            return "update";
        }

        @Override
        public String replace(Action.Replace action) {
            return "replace";
        }

        @Override
        public String delete(Action.Delete action) {
            return "delete";
        }

        @Override
        public String forget(Action.Forget action) {
            return "forget";
        }

        @Override
        public String keep(Action.Keep action) {
            return "keep";
        }
    }
}
