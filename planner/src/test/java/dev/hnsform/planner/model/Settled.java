package dev.hnsform.planner.model;

import dev.hnsform.planner.change.Action;
import dev.hnsform.planner.change.Change;
import dev.hnsform.planner.change.ObjectIdentity;
import dev.hnsform.planner.change.Origin;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.recorded.RecordedResource;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.recorded.Tombstone;
import dev.hnsform.schema.resource.KindTable;
import dev.hnsform.schema.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a record is after a plan was carried out whole. */
public final class Settled {
    private Settled() {}

    /** The next record. */
    public static RecordedStack after(Plan plan, RecordedStack before, Observation now) {
        SortedMap<ResourceAddress, RecordedResource> kept = new TreeMap<>();
        before.resources().forEach(r -> kept.put(r.address(), r));
        List<Tombstone> tombstones = new ArrayList<>(before.tombstones());
        for (Change change : plan.changes()) {
            if (change.origin() instanceof Origin.Moved moved) {
                kept.remove(moved.from());
            }
            Action action = change.action();
            if (action instanceof Action.Create create) {
                kept.put(change.address(), recorded(create.after(), change.identity(), now));
            } else if (action instanceof Action.Update update) {
                kept.put(change.address(), recorded(update.after(), change.identity(), now));
            } else if (action instanceof Action.Replace replace) {
                kept.put(change.address(), recorded(replace.after(), change.identity(), now));
            } else if (action instanceof Action.Keep keep && !change.isNothing()) {
                kept.put(change.address(), recorded(keep.actual(), change.identity(), now));
            } else if (action instanceof Action.Delete) {
                kept.remove(change.address());
            } else if (action instanceof Action.Forget) {
                kept.remove(change.address());
                tombstones.add(new Tombstone(change.address(), change.identity().id()));
            }
        }
        return new RecordedStack(
                plan.pins().stackName(),
                plan.pins().stackId(),
                "lineage",
                before.serial() + 1,
                List.copyOf(kept.values()),
                tombstones,
                false);
    }

    private static RecordedResource recorded(Resource applied, ObjectIdentity identity, Observation now) {
        FieldValues decided =
                FieldValues.none(KindTable.fields(applied.address().kind()));
        Optional<FieldValues> held = applied.address().kind().isHostObject()
                ? now.find(identity.id()).map(o -> o.reported())
                : Optional.empty();
        if (held.isPresent()) {
            for (Field<?> field : decided.table().fields()) {
                if (field.isDecidedByHost() && !applied.spec().has(field)) {
                    decided = copy(decided, field, held.get());
                }
            }
        }
        return new RecordedResource(
                applied,
                identity.id(),
                identity.bornAs(),
                identity.generation(),
                identity.adopted(),
                decided,
                List.of());
    }

    private static <T> FieldValues copy(FieldValues to, Field<T> field, FieldValues from) {
        Optional<T> value = from.value(field);
        return value.isPresent() ? to.with(field, value.get()) : to;
    }
}
