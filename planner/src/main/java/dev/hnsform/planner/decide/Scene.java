package dev.hnsform.planner.decide;

import dev.hnsform.planner.match.HostIndex;
import dev.hnsform.planner.plan.Consents;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.Diagnostics;
import dev.hnsform.schema.diagnostic.SourceSpan;
import dev.hnsform.schema.feature.Features;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.stack.ResolvedStack;
import java.util.List;
import java.util.Optional;

/**
 * What a plan is made from, with the host indexed, and the place where faults are collected.
 *
 * @param desired what the stack says
 * @param stackId its id
 * @param recorded what was last settled
 * @param index what the host holds
 * @param destroy whether everything is to go
 * @param targets what the plan is narrowed to
 * @param consents what the user agreed to
 * @param diagnostics collects
 */
public record Scene(
        ResolvedStack desired,
        Guid stackId,
        RecordedStack recorded,
        HostIndex index,
        boolean destroy,
        List<String> targets,
        Consents consents,
        Diagnostics diagnostics) {
    /** What the host holds. */
    public Observation observed() {
        return index.observed();
    }

    /** What the host says of itself. */
    public HostFacts facts() {
        return observed().facts();
    }

    /** What it can do. */
    public Features features() {
        return facts().features();
    }

    /** Reports a fault at a field of a resource; at no text where the document does not have the resource. */
    public void report(PlanFault fault, String detail, ResourceAddress address, String path) {
        Optional<SourceSpan> span = desired.spans().find(address, path);
        diagnostics.add(new Diagnostic(
                fault.code(), fault.severity(), fault.summary(), detail, span, List.of(), Optional.empty()));
    }

    /** Reports a fault about no text. */
    public void report(PlanFault fault, String detail) {
        diagnostics.add(new Diagnostic(
                fault.code(),
                fault.severity(),
                fault.summary(),
                detail,
                Optional.empty(),
                List.of(),
                Optional.empty()));
    }
}
