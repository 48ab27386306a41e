package dev.hnsform.schema.json;

import org.jspecify.annotations.Nullable;

/**
 * A text is not the JSON it should be, or goes over a limit of the reader. The message names line and column and is fit
 * for a user.
 */
public final class JsonFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final String problem;

    /** A value that is JSON but not what was expected; the message says where, as a path. */
    public JsonFormatException(String message) {
        super(message);
        this.line = 0;
        this.column = 0;
        this.problem = message;
    }

    /**
     * Creates the failure.
     *
     * @param problem what is wrong, without the place
     * @param line where, counted from 1
     * @param column where in the line, counted in UTF-16 units from 1
     * @param cause what the parser threw, or null
     */
    public JsonFormatException(String problem, int line, int column, @Nullable Throwable cause) {
        super("line " + line + ", column " + column + ": " + problem, cause);
        this.problem = problem;
        this.line = line;
        this.column = column;
    }

    /** Where the text is wrong: the line, counted from 1. */
    public int line() {
        return line;
    }

    /** Where the text is wrong: the place in the line, counted in UTF-16 units from 1. */
    public int column() {
        return column;
    }

    /** What is wrong, without the place. */
    public String problem() {
        return problem;
    }
}
