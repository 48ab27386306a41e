package dev.hnsform.appliers.rehearsal;

import dev.hnsform.planner.plan.Plan;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.recorded.RecordedStack;

/** Plans the same stack again, with the same options, from another record and another observation. */
@FunctionalInterface
public interface Replan {
    /** The plan that would follow. */
    Plan plan(RecordedStack recorded, Observation observed);
}
