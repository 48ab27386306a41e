package dev.hnsform.simulator.storage;

import dev.hnsform.schema.diagnostic.ToolException;
import org.jspecify.annotations.Nullable;

/** A simulator file that cannot be used; nothing in it was changed. */
public final class SimulatorFileException extends ToolException {
    private static final long serialVersionUID = 1L;

    /** Creates the failure; the message says what to do. */
    public SimulatorFileException(
            String code, String operation, String file, String message, @Nullable Throwable cause) {
        super(code, operation, file, message, cause);
    }
}
