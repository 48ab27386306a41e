package dev.hnsform.appliers.run;

import dev.hnsform.schema.diagnostic.ToolException;

/** A plan that may not be run: it has errors, lacks a consent, or its host can only be read. Nothing was called. */
public final class RunRefusedException extends ToolException {
    private static final long serialVersionUID = 1L;

    /** Creates the failure. */
    public RunRefusedException(String stack, String message) {
        super("HF7002", "apply the plan", stack, message, null);
    }
}
