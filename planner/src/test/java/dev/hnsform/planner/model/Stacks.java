package dev.hnsform.planner.model;

import dev.hnsform.planner.PlanInput;
import dev.hnsform.planner.plan.Consents;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.schema.resource.ResourceJson;
import dev.hnsform.schema.source.SourceSet;
import dev.hnsform.schema.stack.ResolvedStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Stacks and inputs, written short. */
public final class Stacks {
    /** The id of the tests' stack. */
    public static final Guid ID = Guid.parse("6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10");

    private Stacks() {}

    /** One resource of JSON with single quotes; an array or one object. */
    public static List<Resource> resources(String json) {
        String text = json.replace('\'', '"');
        List<Resource> found = new ArrayList<>();
        if (JsonReader.parse(text.strip().startsWith("[") ? text : "[" + text + "]") instanceof JsonArray array) {
            int at = 0;
            for (JsonObject object : array.objects()) {
                found.add(ResourceJson.fromJson(object, "resource " + at++));
            }
        }
        return found;
    }

    /** A stack of resources. */
    public static ResolvedStack stack(List<Resource> resources) {
        return new ResolvedStack(
                "shop",
                Optional.of(ID),
                SourceSet.Origin.directory("."),
                resources,
                (address, path) -> Optional.empty(),
                new TreeMap<>());
    }

    /** A stack of JSON. */
    public static ResolvedStack stack(String json) {
        return stack(resources(json));
    }

    /** No record. */
    public static RecordedStack noRecord() {
        return RecordedStack.empty("shop", ID);
    }

    /** An input without anything special. */
    public static PlanInput input(ResolvedStack stack, RecordedStack recorded, Observation observed) {
        return new PlanInput(
                stack, ID, recorded, observed, "sim:host.json", true, "0.1.0", false, List.of(), Consents.NONE);
    }
}
