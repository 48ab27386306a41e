package dev.hnsform.planner.decide;

import dev.hnsform.planner.change.Drift;
import java.util.List;

/**
 * What was decided.
 *
 * @param nodes every resource with what happens to it
 * @param drift what the host holds otherwise than was last settled, sorted by address
 * @param interruption which steps interrupt the host's own network
 */
public record Decisions(Nodes nodes, List<Drift> drift, HostInterruption interruption) {
    /** Copies the list. */
    public Decisions {
        drift = List.copyOf(drift);
    }
}
