package dev.hnsform.planner.build;

import dev.hnsform.planner.decide.Node;
import dev.hnsform.planner.order.Draft;
import dev.hnsform.planner.step.Risk;
import dev.hnsform.planner.step.Step;
import dev.hnsform.planner.step.StepHeader;
import dev.hnsform.planner.step.StepId;
import dev.hnsform.planner.step.Undo;
import dev.hnsform.schema.net.Guid;
import java.util.function.Function;

/** Names steps and pairs each with its opposite. */
final class Drafting {
    private Drafting() {}

    /** A step that its opposite takes back. */
    static Draft reversible(
            String verb,
            Node node,
            String detail,
            Guid target,
            Risk risk,
            Function<StepHeader, ? extends Step> make,
            Function<StepHeader, ? extends Step> opposite) {
        StepId id = id(verb, node, detail);
        Undo undo = Draft.inverse(id, node.address(), target, opposite);
        return new Draft(id, node.group(), node.address(), target, risk, undo, make);
    }

    /** A step that nothing takes back. */
    static Draft irreversible(
            String verb, Node node, Guid target, Risk risk, String reason, Function<StepHeader, ? extends Step> make) {
        return new Draft(
                id(verb, node, ""), node.group(), node.address(), target, risk, new Undo.Impossible(reason), make);
    }

    private static StepId id(String verb, Node node, String detail) {
        return new StepId(verb + " " + node.address() + (detail.isEmpty() ? "" : " " + detail));
    }
}
