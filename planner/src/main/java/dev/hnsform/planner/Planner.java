package dev.hnsform.planner;

import dev.hnsform.planner.build.Questions;
import dev.hnsform.planner.build.StepBuilder;
import dev.hnsform.planner.change.Change;
import dev.hnsform.planner.decide.Decider;
import dev.hnsform.planner.decide.Decisions;
import dev.hnsform.planner.decide.Scene;
import dev.hnsform.planner.match.HostIndex;
import dev.hnsform.planner.plan.Pins;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.schema.diagnostic.Diagnostics;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.Digest;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Makes a plan: a pure function of its input. */
public final class Planner {
    private Planner() {}

    /** The plan. What stands in its way is in its diagnostics. */
    public static Plan plan(PlanInput input) {
        Diagnostics diagnostics = new Diagnostics();
        Scene scene = scene(input, diagnostics);
        // Needs nothing but what is desired, so it is made beside the rest
        CompletableFuture<Digest> digest = CompletableFuture.supplyAsync(() -> DesiredDigest.of(input.desired()));
        Decisions decisions = Decider.decide(scene);
        StepBuilder.Built built = StepBuilder.build(scene, decisions);
        return new Plan(
                pins(input, digest.join()),
                built.changes(),
                decisions.drift(),
                built.steps(),
                Questions.facts(scene, decisions),
                new TreeMap<>(),
                diagnostics.sorted());
    }

    /** The changes alone of the plan of this input: all that is asked of one that is never carried out. */
    public static List<Change> changes(PlanInput input) {
        Scene scene = scene(input, new Diagnostics());
        return StepBuilder.build(scene, Decider.decideUnchecked(scene)).changes();
    }

    private static Scene scene(PlanInput input, Diagnostics diagnostics) {
        return new Scene(
                input.desired(),
                input.stackId(),
                input.recorded(),
                new HostIndex(input.observed()),
                input.destroy(),
                input.targets(),
                input.consents(),
                diagnostics);
    }

    private static Pins pins(PlanInput input, Digest desired) {
        HostFacts facts = input.observed().facts();
        return new Pins(
                input.tool(),
                input.desired().name(),
                input.stackId(),
                input.desired().id().isEmpty(),
                input.desired().origin(),
                input.desired().values(),
                desired,
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
