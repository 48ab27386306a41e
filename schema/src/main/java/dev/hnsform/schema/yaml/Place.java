package dev.hnsform.schema.yaml;

import dev.hnsform.schema.diagnostic.SourceSpan;

/**
 * A stretch of one file, counted from 1, columns in code points, the end exclusive.
 *
 * @param line first line
 * @param column first column
 * @param endLine last line
 * @param endColumn column behind the last character
 */
public record Place(int line, int column, int endLine, int endColumn) {
    /** The beginning of a file. */
    public static final Place START = new Place(1, 1, 1, 1);

    /** The same stretch, with its file. */
    public SourceSpan in(String file) {
        return new SourceSpan(file, line, column, endLine, endColumn);
    }

    /** From the beginning of this to the end of another; this, where the other ends before it. */
    public Place to(Place other) {
        boolean before = other.endLine < line || (other.endLine == line && other.endColumn < column);
        return before ? this : new Place(line, column, other.endLine, other.endColumn);
    }
}
