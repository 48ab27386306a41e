package dev.hnsform.cli.view.plan;

import dev.hnsform.planner.change.Change;
import dev.hnsform.planner.change.Drift;
import dev.hnsform.planner.plan.Consents;
import dev.hnsform.planner.plan.Pins;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.schema.host.Epoch;
import dev.hnsform.schema.json.Digest;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.source.SourceSet;
import java.util.List;
import java.util.TreeMap;

/** Plans made by hand, for tests of their views. */
final class Plans {
    private Plans() {}

    static Plan with(List<Change> changes) {
        return with(changes, List.of());
    }

    static Plan with(List<Change> changes, List<Drift> drift) {
        Pins pins = new Pins(
                "0.1.0",
                "shop",
                Guid.parse("6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10"),
                false,
                SourceSet.Origin.directory("."),
                new TreeMap<>(),
                Digest.of(Json.of("desired")),
                "",
                0,
                "sim:host.sim",
                true,
                "host",
                new Epoch("boot", "start"),
                "13.3",
                false,
                List.of(),
                Consents.NONE);
        return new Plan(pins, changes, drift, List.of(), List.of(), new TreeMap<>(), List.of());
    }
}
