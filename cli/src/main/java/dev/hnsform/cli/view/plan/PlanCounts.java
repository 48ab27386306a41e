package dev.hnsform.cli.view.plan;

import dev.hnsform.planner.change.Action;
import dev.hnsform.planner.change.Change;
import dev.hnsform.planner.change.FieldChange;
import dev.hnsform.planner.change.Origin;
import dev.hnsform.planner.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/**
 * How many of each a plan has.
 *
 * @param added created, replacements included
 * @param changed updated in place on the host
 * @param destroyed deleted, replaced ones included
 * @param adopted taken over from others
 * @param moved renamed inside the stack
 * @param forgotten let go, kept on the host
 * @param recordOnly changed in the record alone
 */
public record PlanCounts(int added, int changed, int destroyed, int adopted, int moved, int forgotten, int recordOnly) {

    /** Counts a plan's changes. */
    public static PlanCounts of(Plan plan) {
        Counter counter = new Counter();
        for (Change change : plan.changes()) {
            if (change.origin() instanceof Origin.Adopted) {
                counter.adopted++;
            }
            if (change.origin() instanceof Origin.Moved) {
                counter.moved++;
            }
            change.action().accept(counter);
        }
        return new PlanCounts(
                counter.added,
                counter.changed,
                counter.destroyed,
                counter.adopted,
                counter.moved,
                counter.forgotten,
                counter.recordOnly);
    }

    /** Whether an update touches the record alone. */
    static boolean isRecordOnly(Action.Update update) {
        return update.fields().stream().allMatch(f -> f.effect() == FieldChange.Effect.RECORD_ONLY);
    }

    /** {@code 3 to add, 1 to change, 0 to destroy}, with the rarer ones behind where there are any. */
    public String sentence() {
        List<String> parts = new ArrayList<>();
        parts.add(added + " to add");
        parts.add(changed + " to change");
        parts.add(destroyed + " to destroy");
        more(parts, adopted, "to adopt");
        more(parts, moved, "to move");
        more(parts, forgotten, "to forget");
        more(parts, recordOnly, "to record");
        return String.join(", ", parts);
    }

    /** {@code 3 added, 1 changed, 0 destroyed}, with the rarer ones behind where there are any. */
    public String done() {
        List<String> parts = new ArrayList<>();
        parts.add(added + " added");
        parts.add(changed + " changed");
        parts.add(destroyed + " destroyed");
        more(parts, adopted, "adopted");
        more(parts, moved, "moved");
        more(parts, forgotten, "forgotten");
        more(parts, recordOnly, "recorded");
        return String.join(", ", parts);
    }

    private static void more(List<String> parts, int count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    private static final class Counter implements Action.Visitor<Void> {
        private int added;
        private int changed;
        private int destroyed;
        private int adopted;
        private int moved;
        private int forgotten;
        private int recordOnly;

        @Override
        public Void create(Action.Create action) {
            added++;
            return done();
        }

        @Override
        public Void update(Action.Update action) {
            if (isRecordOnly(action)) {
                recordOnly++;
            } else {
                changed++;
            }
            return done();
        }

        @Override
        public Void replace(Action.Replace action) {
            added++;
            destroyed++;
            return done();
        }

        @Override
        public Void delete(Action.Delete action) {
            destroyed++;
            return done();
        }

        @Override
        public Void forget(Action.Forget action) {
            forgotten++;
            return done();
        }

        @Override
        public Void keep(Action.Keep action) {
            return done();
        }

        @SuppressWarnings("NullAway") // the one value of Void
        private static Void done() {
            return null;
        }
    }
}
