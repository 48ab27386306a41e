package dev.hnsform.appliers.rehearsal;

import dev.hnsform.planner.change.Change;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.recorded.RecordedStack;
import java.util.List;

/** Plans the same stack again, with the same options, from another record and another observation; only what would change is asked for. */
@FunctionalInterface
public interface Replan {
    /** The changes of the plan that would follow. */
    List<Change> changes(RecordedStack recorded, Observation observed);
}
