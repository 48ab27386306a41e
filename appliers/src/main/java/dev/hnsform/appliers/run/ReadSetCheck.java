package dev.hnsform.appliers.run;

import dev.hnsform.planner.plan.Plan;
import dev.hnsform.schema.host.Observation;
import java.util.List;

/** Whether what a plan relied on is still so. */
@FunctionalInterface
public interface ReadSetCheck {
    /** What a plan looked at and is otherwise now, one sentence each; empty when everything holds. */
    List<String> changes(Plan plan, Observation now);
}
