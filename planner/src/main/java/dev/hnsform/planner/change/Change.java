package dev.hnsform.planner.change;

import dev.hnsform.schema.address.ResourceAddress;
import java.util.Comparator;
import java.util.List;

/**
 * What differs for one resource.
 *
 * @param address its address; for a move the new one
 * @param origin where its object comes from
 * @param identity which object it is after the change; for {@code Delete} and {@code Forget} the one that goes
 * @param action what happens
 * @param reasons for people, never for logic; may be empty
 */
public record Change(
        ResourceAddress address, Origin origin, ObjectIdentity identity, Action action, List<String> reasons)
        implements Comparable<Change> {
    /** Copies the list. */
    public Change {
        reasons = List.copyOf(reasons);
    }

    /** Whether neither the host nor the record changes. */
    public boolean isNothing() {
        return action instanceof Action.Keep && (origin instanceof Origin.Same);
    }

    @Override
    public int compareTo(Change other) {
        return Comparator.comparing(Change::address).compare(this, other);
    }
}
