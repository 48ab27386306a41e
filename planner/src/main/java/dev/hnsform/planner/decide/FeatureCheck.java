package dev.hnsform.planner.decide;

import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.rule.NeededFeatures;

/** Refuses what is stated and needs a feature that the host lacks. */
final class FeatureCheck {
    private final Scene scene;

    FeatureCheck(Scene scene) {
        this.scene = scene;
    }

    void check(Nodes nodes) {
        if (scene.destroy() || scene.features().supported().size() == Feature.values().length) {
            return;
        }
        NeededFeatures needed = new NeededFeatures(scene.features());
        for (Node node : nodes.all()) {
            if (node.isIncluded()) {
                node.desired()
                        .ifPresent(resource -> needed.of(
                                resource,
                                (path, atKey, what, feature) -> scene.report(
                                        PlanFault.MISSING_FEATURE,
                                        path + " of " + resource.address() + " needs " + feature.label() + ", which "
                                                + scene.features().release()
                                                + " does not have. Leave it out, or apply the stack to a host that has it.",
                                        resource.address(),
                                        path)));
            }
        }
    }
}
