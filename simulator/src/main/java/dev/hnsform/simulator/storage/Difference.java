package dev.hnsform.simulator.storage;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.simulator.model.Change;
import dev.hnsform.simulator.model.HostState;
import dev.hnsform.simulator.model.SimulatedEndpoint;
import dev.hnsform.simulator.model.SimulatedObject;
import java.util.ArrayList;
import java.util.List;

/** What became of a state, where the calls in between are not known any more: another process has compacted the file. */
final class Difference {
    private Difference() {}

    static List<Change> between(HostState before, HostState after) {
        List<Change> changes = new ArrayList<>();
        if (!before.host().equals(after.host())) {
            changes.add(new Change.PutHost(after.host()));
        }
        for (HcnKind kind : HcnKind.values()) {
            for (SimulatedObject object : before.objects(kind)) {
                boolean taken = object instanceof SimulatedEndpoint endpoint
                        && before.network(endpoint.network()).isPresent()
                        && after.network(endpoint.network()).isEmpty();
                if (!taken && after.object(kind, object.id()).isEmpty()) {
                    changes.add(new Change.RemoveObject(kind, object.id()));
                }
            }
        }
        for (HcnKind kind : HcnKind.values()) {
            for (SimulatedObject object : after.objects(kind)) {
                SimulatedObject was = before.object(kind, object.id())
                        .map(SimulatedObject.class::cast)
                        .orElse(null);
                if (!object.equals(was)) {
                    changes.add(new Change.PutObject(object));
                }
            }
        }
        return changes;
    }
}
