package dev.hnsform.planner.build;

import dev.hnsform.planner.change.Action;
import dev.hnsform.planner.change.Change;
import dev.hnsform.planner.change.ObjectIdentity;
import dev.hnsform.planner.change.Origin;
import dev.hnsform.planner.decide.Node;
import dev.hnsform.planner.decide.Nodes;
import dev.hnsform.schema.recorded.RecordedResource;
import dev.hnsform.schema.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes changes of decisions. */
final class ChangeList {
    private static final Origin SAME = new Origin.Same();

    private final HeldResources held;

    ChangeList(HeldResources held) {
        this.held = held;
    }

    /** One change for each resource the plan is about, sorted by address; what waits and was never recorded has none. */
    List<Change> of(Nodes nodes) {
        List<Change> changes = new ArrayList<>(nodes.all().size());
        for (Node node : nodes.all()) {
            if (node.isIncluded()) {
                change(node).ifPresent(changes::add);
            }
        }
        changes.sort(null);
        return changes;
    }

    private Optional<Change> change(Node node) {
        Optional<Action> action = action(node);
        if (action.isEmpty()) {
            return blocked(node);
        }
        boolean after = node.is(Node.Verb.REPLACE) || node.is(Node.Verb.UPDATE);
        ObjectIdentity identity = after ? node.identityAfter() : node.identity();
        return Optional.of(new Change(node.address(), node.origin(), identity, action.get(), node.reasons()));
    }

    private Optional<Action> action(Node node) {
        return switch (node.verb()) {
            case CREATE -> Optional.of(new Action.Create(desired(node)));
            case UPDATE, RECORD -> Optional.of(new Action.Update(held.shown(node), desired(node), node.fields()));
            case REPLACE ->
                Optional.of(new Action.Replace(
                        held.shown(node), desired(node), node.identity(), node.cause(), node.fields()));
            case DELETE -> Optional.of(new Action.Delete(held.shown(node)));
            case FORGET -> Optional.of(new Action.Forget(held.shown(node)));
            case KEEP -> Optional.of(new Action.Keep(desired(node)));
            case BLOCKED -> Optional.empty();
        };
    }

    private static Resource desired(Node node) {
        return node.desired().orElseThrow();
    }

    /** What waits keeps its record as it was, also under the address it had. */
    private static Optional<Change> blocked(Node node) {
        RecordedResource recorded = node.recorded().orElse(null);
        if (recorded == null) {
            return Optional.empty();
        }
        return Optional.of(new Change(
                recorded.address(),
                SAME,
                new ObjectIdentity(recorded.id(), recorded.bornAs(), recorded.generation(), recorded.adopted()),
                new Action.Keep(recorded.applied()),
                node.reasons()));
    }
}
