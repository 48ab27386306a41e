package dev.hnsform.appliers.run;

import dev.hnsform.schema.diagnostic.ToolException;
import java.util.List;

/** A plan that no longer fits the host, the record or the stack. Nothing was called. */
public final class StalePlanException extends ToolException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    /** Creates the failure with what no longer holds, one sentence each. */
    public StalePlanException(String stack, List<String> reasons) {
        super(
                "HF7001",
                "apply the plan",
                stack,
                "The plan no longer holds, so nothing was changed:\n- " + String.join("\n- ", reasons)
                        + "\nMake a new plan and look at it.",
                null);
        this.reasons = List.copyOf(reasons);
    }

    /** What no longer holds, one sentence each. */
    public List<String> reasons() {
        return reasons;
    }
}
