package dev.hnsform.planner.step;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.net.Guid;
import java.util.List;

/**
 * What every step has.
 *
 * @param id its name
 * @param serves the address of the change it serves
 * @param target the host object that the call is about
 * @param after the steps it must follow
 * @param risk what it may do to those who use the host
 * @param undo how to take it back
 */
public record StepHeader(StepId id, ResourceAddress serves, Guid target, List<StepId> after, Risk risk, Undo undo) {
    /** Copies the list. */
    public StepHeader {
        after = List.copyOf(after);
    }
}
