package dev.hnsform.simulator.profile;

import dev.hnsform.schema.diagnostic.ToolException;

/** A setting of a simulated host that cannot be. */
public final class SimulatorSettingsException extends ToolException {
    private static final long serialVersionUID = 1L;

    /** Creates the failure; the message says what can be instead. */
    public SimulatorSettingsException(String operation, String subject, String message) {
        super("HF5101", operation, subject, message, null);
    }
}
