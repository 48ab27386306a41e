package dev.hnsform.planner.plan;

import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.Digest;
import dev.hnsform.schema.recorded.RecordedStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether what a plan was made from still holds. */
public final class StaleCheck {
    private StaleCheck() {}

    /**
     * What is so now.
     *
     * @param tool version of hnsform that is to apply
     * @param recorded the record as it is now
     * @param facts the host as it is now
     * @param desired digest of the stack as it is now; empty when the plan is applied without its stack
     */
    public record Now(String tool, RecordedStack recorded, HostFacts facts, Optional<Digest> desired) {}

    /** Which pins no longer hold, each a sentence that says what to do; empty when all do. */
    public static List<String> broken(Plan plan, Now now) {
        Pins pins = plan.pins();
        List<String> broken = new ArrayList<>();
        if (!pins.tool().equals(now.tool())) {
            broken.add("the plan was made by hnsform " + pins.tool() + " and this is " + now.tool());
        }
        if (!pins.hostIdentity().equals(now.facts().identity())) {
            broken.add("the plan was made for host " + pins.hostIdentity() + " and this is host "
                    + now.facts().identity() + " (" + now.facts().computerName() + ")");
        } else if (!pins.epoch().bootId().equals(now.facts().epoch().bootId())) {
            broken.add("the host was started anew since the plan was made");
        } else if (!pins.epoch().equals(now.facts().epoch())) {
            broken.add("the hns service was started anew since the plan was made");
        }
        RecordedStack recorded = now.recorded();
        if (!pins.lineage().equals(recorded.lineage())) {
            broken.add("the record of the stack on this host is another one than the plan was made from: "
                    + lineage(recorded.lineage()) + " instead of " + lineage(pins.lineage()));
        } else if (pins.serial() != recorded.serial()) {
            broken.add("something was applied since the plan was made: the record is at serial " + recorded.serial()
                    + ", the plan was made from " + pins.serial());
        }
        if (now.desired().isPresent() && !now.desired().get().equals(pins.desired())) {
            broken.add("the stack's documents changed since the plan was made");
        }
        return broken;
    }

    private static String lineage(String lineage) {
        return lineage.isEmpty() ? "none" : lineage;
    }
}
