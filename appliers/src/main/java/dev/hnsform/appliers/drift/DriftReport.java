package dev.hnsform.appliers.drift;

import dev.hnsform.planner.change.Drift;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.schema.address.ObjectIds;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.recorded.RecordedStack;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a look at the host says of a stack.
 *
 * @param drift what differs from what was last settled, sorted by address
 * @param foreign what the host holds besides the stack's own objects, by kind, then id
 */
public record DriftReport(List<Drift> drift, List<ForeignObject> foreign) {
    /** What it comes to. */
    public enum Verdict {
        /** Nothing differs. */
        IN_SYNC,
        /** Something differs. */
        DRIFT,
        /** Nothing that could be read differs, and not everything could be read. */
        UNKNOWN
    }

    /** Copies the lists. */
    public DriftReport {
        drift = List.copyOf(drift);
        foreign = List.copyOf(foreign);
    }

    /**
     * The report of a stack.
     *
     * @param plan a plan that was made from the record and the observation
     * @param recorded what was last settled
     * @param observed what the host holds
     */
    public static DriftReport of(Plan plan, RecordedStack recorded, Observation observed) {
        List<ForeignObject> foreign = new ArrayList<>();
        for (ResourceKind kind : List.of(ResourceKind.NETWORK, ResourceKind.ENDPOINT, ResourceKind.NAMESPACE)) {
            for (HostObject object : observed.listing(kind).objects()) {
                Guid id = object.id();
                if (!ObjectIds.belongsTo(id, recorded.stackId())
                        && recorded.find(id).isEmpty()) {
                    foreign.add(new ForeignObject(kind, id, object.name(), object.owner()));
                }
            }
        }
        return new DriftReport(plan.drift(), foreign);
    }

    /** What it comes to. */
    public Verdict verdict() {
        if (drift.isEmpty()) {
            return Verdict.IN_SYNC;
        }
        return drift.stream().allMatch(d -> d.kind() == Drift.Kind.UNKNOWN) ? Verdict.UNKNOWN : Verdict.DRIFT;
    }

    /** How many there are of each class that there is any of, in the order of the classes. */
    public SortedMap<Drift.Kind, Integer> counts() {
        Map<Drift.Kind, Integer> counts = new EnumMap<>(Drift.Kind.class);
        drift.forEach(d -> counts.merge(d.kind(), 1, Integer::sum));
        return Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }
}
