package dev.hnsform.appliers.served;

import dev.hnsform.schema.diagnostic.ToolException;
import org.jspecify.annotations.Nullable;

/** A run at a served host that ended in an unforeseen way there, or that can no longer be followed from here. */
public final class ServedRunException extends ToolException {
    private static final long serialVersionUID = 1L;

    /** The run cannot be followed any more; it may go on. */
    static final String LOST = "HF5218";

    /** The server failed in an unforeseen way. */
    static final String UNFORESEEN = "HF5219";

    ServedRunException(String code, String operation, String subject, String message, @Nullable Throwable cause) {
        super(code, operation, subject, message, cause);
    }
}
