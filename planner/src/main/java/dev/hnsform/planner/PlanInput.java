package dev.hnsform.planner;

import dev.hnsform.planner.plan.Consents;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.stack.ResolvedStack;
import java.util.List;

/**
 * All that a plan is made from. Same input, same plan, byte for byte.
 *
 * @param desired what the stack says
 * @param stackId its id, or the throw-away one when it has none
 * @param recorded what was last settled
 * @param observed what the host holds
 * @param host how it was reached
 * @param simulated whether it is a simulator
 * @param tool version of hnsform
 * @param destroy whether everything is to go
 * @param targets addresses to narrow the plan to, as written ({@code Network/web}; a name without key stands for all its keys);
 *     {@code orphan:ID} names an object of the stack that has no address, and goes with {@code destroy}; empty for all
 * @param consents what the user agreed to
 */
public record PlanInput(
        ResolvedStack desired,
        Guid stackId,
        RecordedStack recorded,
        Observation observed,
        String host,
        boolean simulated,
        String tool,
        boolean destroy,
        List<String> targets,
        Consents consents) {
    /** Copies the list. */
    public PlanInput {
        targets = List.copyOf(targets);
    }
}
