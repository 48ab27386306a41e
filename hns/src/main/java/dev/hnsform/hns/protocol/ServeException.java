package dev.hnsform.hns.protocol;

import dev.hnsform.schema.diagnostic.ToolException;
import org.jspecify.annotations.Nullable;

/** A host that cannot be served: the address is taken, or the token cannot be kept. */
public final class ServeException extends ToolException {
    private static final long serialVersionUID = 1L;

    /** Creates the failure; the message says what is wrong, why it matters, and what to do. */
    public ServeException(String subject, String message, @Nullable Throwable cause) {
        super("HF5210", "serve the host", subject, message, cause);
    }
}
