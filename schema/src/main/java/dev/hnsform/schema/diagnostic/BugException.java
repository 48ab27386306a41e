package dev.hnsform.schema.diagnostic;

/** Something that cannot happen did: a fault in hnsform itself, rendered differently from every user error. */
public final class BugException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the failure with what was believed impossible. */
    public BugException(String message) {
        super(message);
    }

    /** Creates the failure with what was believed impossible and the failure that showed it. */
    public BugException(String message, Throwable cause) {
        super(message, cause);
    }
}
