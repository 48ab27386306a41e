package dev.hnsform.simulator.admit;

import dev.hnsform.schema.diagnostic.ToolException;

/** A document cannot be taken over into the simulated host. */
public final class AdmissionException extends ToolException {
    private static final long serialVersionUID = 1L;

    /** Creates the failure; the message says which document, why, and what to do. */
    public AdmissionException(String subject, String message) {
        super("HF5307", "admit a document to the simulator", subject, message, null);
    }
}
