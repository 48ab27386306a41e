package dev.hnsform.schema.recorded;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.net.Guid;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was last settled of one stack on one host. */
public final class RecordedStack {
    private final String stackName;
    private final Guid stackId;
    private final String lineage;
    private final long serial;
    private final List<RecordedResource> resources;
    private final List<Tombstone> tombstones;
    private final boolean rebuilt;
    private final Map<ResourceAddress, RecordedResource> byAddress = new HashMap<>();
    private final Map<Guid, RecordedResource> byId = new HashMap<>();

    /**
     * Indexes what was settled.
     *
     * @param stackName name in the Stack document
     * @param stackId the stack's id
     * @param lineage made once when the first record of the stack on this host is written; a record of another lineage is another history
     * @param serial counted up by every settled run; 0 when nothing was ever settled
     * @param resources one an address, sorted
     * @param tombstones objects let go
     * @param rebuilt whether it was rebuilt from the host and not applied since: differences are then no drift
     */
    public RecordedStack(
            String stackName,
            Guid stackId,
            String lineage,
            long serial,
            List<RecordedResource> resources,
            List<Tombstone> tombstones,
            boolean rebuilt) {
        this.stackName = stackName;
        this.stackId = stackId;
        this.lineage = lineage;
        this.serial = serial;
        this.resources = resources.stream()
                .sorted(Comparator.comparing(RecordedResource::address))
                .toList();
        this.tombstones = List.copyOf(tombstones);
        this.rebuilt = rebuilt;
        for (RecordedResource resource : this.resources) {
            byAddress.put(resource.address(), resource);
            if (resource.address().kind().isHostObject()) {
                byId.put(resource.id(), resource);
            }
        }
    }

    /** Nothing was ever settled. */
    public static RecordedStack empty(String stackName, Guid stackId) {
        return new RecordedStack(stackName, stackId, "", 0, List.of(), List.of(), false);
    }

    /** Name in the Stack document. */
    public String stackName() {
        return stackName;
    }

    /** The stack's id. */
    public Guid stackId() {
        return stackId;
    }

    /** The history this record belongs to; empty when nothing was ever settled. */
    public String lineage() {
        return lineage;
    }

    /** Counted up by every settled run. */
    public long serial() {
        return serial;
    }

    /** The resources, sorted by address. */
    public List<RecordedResource> resources() {
        return resources;
    }

    /** Objects let go. */
    public List<Tombstone> tombstones() {
        return tombstones;
    }

    /** Whether it was rebuilt from the host and not applied since. */
    public boolean isRebuilt() {
        return rebuilt;
    }

    /** The resource of an address. */
    public Optional<RecordedResource> find(ResourceAddress address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    /** The resource whose host object has this id. */
    public Optional<RecordedResource> find(Guid id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Whether an object was let go. */
    public boolean isTombstone(Guid id) {
        return tombstones.stream().anyMatch(t -> t.id().equals(id));
    }
}
