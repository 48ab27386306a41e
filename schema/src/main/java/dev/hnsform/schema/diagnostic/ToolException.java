package dev.hnsform.schema.diagnostic;

/**
 * A failure that is not a fault in what the user wrote: a host call, a record, a source, a stale plan. Faults in documents are
 * {@link Diagnostic} values and are never thrown.
 */
public abstract class ToolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String operation;
    private final String subject;

    /**
     * Creates the failure.
     *
     * @param code stable, documented code, for example {@code HNS0101}
     * @param operation what was being done, for example {@code read the record}
     * @param subject what it was done to: a path, an object, an address
     * @param message full sentences for a person: what is wrong, why it matters, what to do
     * @param cause the failure below, or null
     */
    protected ToolException(
            String code,
            String operation,
            String subject,
            String message,
            @org.jspecify.annotations.Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.operation = operation;
        this.subject = subject;
    }

    /** Stable, documented code. */
    public final String code() {
        return code;
    }

    /** What was being done. */
    public final String operation() {
        return operation;
    }

    /** What it was done to. */
    public final String subject() {
        return subject;
    }

    /** The message, never absent. */
    public final String text() {
        String message = getMessage();
        return message == null ? operation + " failed for " + subject : message;
    }
}
