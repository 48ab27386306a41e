package dev.hnsform.planner.build;

import dev.hnsform.planner.decide.Node;
import dev.hnsform.planner.order.Draft;
import dev.hnsform.schema.resource.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps of one resource, by what they are for. */
final class NodeSteps {
    record SubnetDraft(Draft draft, Subnet subnet) {}

    final Node node;

    @Nullable
    Draft detach;

    @Nullable
    Draft delete;

    @Nullable
    Draft create;

    @Nullable
    Draft attach;

    @Nullable
    Draft removeRoute;

    @Nullable
    Draft addRoute;

    final List<Draft> policiesFirst = new ArrayList<>(0);
    final List<SubnetDraft> subnetsAdded = new ArrayList<>(0);
    final List<SubnetDraft> subnetsRemoved = new ArrayList<>(0);
    private final List<Draft> all = new ArrayList<>(4);

    NodeSteps(Node node) {
        this.node = node;
    }

    Draft add(Draft draft) {
        all.add(draft);
        return draft;
    }

    List<Draft> all() {
        return all;
    }

    Optional<Draft> created() {
        return Optional.ofNullable(create);
    }

    static void follow(@Nullable Draft draft, @Nullable Draft earlier) {
        if (draft != null && earlier != null) {
            draft.after(earlier);
        }
    }
}
