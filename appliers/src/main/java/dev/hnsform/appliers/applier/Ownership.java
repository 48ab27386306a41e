package dev.hnsform.appliers.applier;

import dev.hnsform.planner.step.Step;
import dev.hnsform.planner.step.StepHeader;
import dev.hnsform.schema.address.ObjectIds;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.net.Guid;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What may be changed at all: objects whose id was made for the stack, and those that were adopted. Asked again right before every call that
 * changes something, whatever the plan says.
 *
 * @param stack the stack's id
 * @param adopted ids of adopted objects
 * @param networksOfRoutes networks whose routes the stack declares although somebody else owns them
 */
public record Ownership(Guid stack, Set<Guid> adopted, Set<Guid> networksOfRoutes) {
    /** Copies the sets. */
    public Ownership {
        adopted = Set.copyOf(adopted);
        networksOfRoutes = Set.copyOf(networksOfRoutes);
    }

    /** Whether an object is ours. */
    public boolean owns(Guid id) {
        return ObjectIds.belongsTo(id, stack) || adopted.contains(id);
    }

    /** Why the step may not be carried out; empty when it may. */
    public Optional<String> refuse(Step step) {
        StepHeader header = step.header();
        if (owns(header.target())
                || (header.serves().kind() == ResourceKind.REMOTE_SUBNET
                        && networksOfRoutes.contains(header.target()))) {
            return Optional.empty();
        }
        return Optional.of("The object " + header.target() + " was neither made by this stack nor adopted by it, so "
                + header.id()
                + " is not carried out. Nothing was called. Make a new plan; if the object is to be managed here, state"
                + " lifecycle.adopt for " + header.serves() + ".");
    }

    /** Those of the ids that are not ours. */
    public List<Guid> foreign(List<Guid> ids) {
        return ids.stream().filter(id -> !owns(id)).toList();
    }
}
