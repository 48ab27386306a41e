package dev.hnsform.schema.source;

import dev.hnsform.schema.diagnostic.ToolException;
import org.jspecify.annotations.Nullable;

/** A stack that cannot be read: no such directory, no rights, a Git revision that is not there. */
public final class SourceException extends ToolException {
    private static final long serialVersionUID = 1L;

    /** Creates the failure; the message says what to do. */
    public SourceException(String code, String operation, String subject, String message, @Nullable Throwable cause) {
        super(code, operation, subject, message, cause);
    }
}
