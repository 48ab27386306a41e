package dev.hnsform.planner;

import dev.hnsform.planner.build.Questions;
import dev.hnsform.planner.build.StepBuilder;
import dev.hnsform.planner.decide.Decider;
import dev.hnsform.planner.decide.Decisions;
import dev.hnsform.planner.decide.Scene;
import dev.hnsform.planner.match.HostIndex;
import dev.hnsform.planner.plan.Pins;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.schema.diagnostic.Diagnostics;
import dev.hnsform.schema.host.HostFacts;
import java.util.TreeMap;

/** Makes a plan: a pure function of its input. */
public final class Planner {
    private Planner() {}

    /** The plan. What stands in its way is in its diagnostics. */
    public static Plan plan(PlanInput input) {
        Diagnostics diagnostics = new Diagnostics();
        Scene scene = new Scene(
                input.desired(),
                input.stackId(),
                input.recorded(),
                new HostIndex(input.observed()),
                input.destroy(),
                input.targets(),
                input.consents(),
                diagnostics);
        Decisions decisions = Decider.decide(scene);
        StepBuilder.Built built = StepBuilder.build(scene, decisions);
        return new Plan(
                pins(input),
                built.changes(),
                decisions.drift(),
                built.steps(),
                Questions.facts(scene, decisions),
                new TreeMap<>(),
                diagnostics.sorted());
    }

    private static Pins pins(PlanInput input) {
        HostFacts facts = input.observed().facts();
        return new Pins(
                input.tool(),
                input.desired().name(),
                input.stackId(),
                input.desired().id().isEmpty(),
                input.desired().origin(),
                input.desired().values(),
                DesiredDigest.of(input.desired()),
                input.recorded().lineage(),
                input.recorded().serial(),
                input.host(),
                input.simulated(),
                facts.identity(),
                facts.epoch(),
                facts.features().version().toString(),
                input.destroy(),
                input.targets(),
                input.consents());
    }
}
