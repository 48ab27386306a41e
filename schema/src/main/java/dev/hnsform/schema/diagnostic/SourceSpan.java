package dev.hnsform.schema.diagnostic;

import java.util.Comparator;

/**
 * A stretch of a source file. Lines and columns count from 1; columns count code points, so that a caret stands right behind an
 * emoji. The end is exclusive.
 *
 * @param file path as shown to the user, relative to the stack's root, with {@code /}
 * @param line first line, from 1
 * @param column first column, from 1, in code points
 * @param endLine last line, from 1
 * @param endColumn column behind the last character
 */
public record SourceSpan(String file, int line, int column, int endLine, int endColumn)
        implements Comparable<SourceSpan> {
    private static final Comparator<SourceSpan> ORDER = Comparator.comparing(SourceSpan::file)
            .thenComparingInt(SourceSpan::line)
            .thenComparingInt(SourceSpan::column)
            .thenComparingInt(SourceSpan::endLine)
            .thenComparingInt(SourceSpan::endColumn);

    /** Checks that the span is one. */
    public SourceSpan {
        if (line < 1 || column < 1 || endLine < line || (endLine == line && endColumn < column)) {
            throw new IllegalArgumentException(
                    "not a span: " + file + ":" + line + ":" + column + "-" + endLine + ":" + endColumn);
        }
    }

    /** {@code file:line:column}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }

    @Override
    public int compareTo(SourceSpan other) {
        return ORDER.compare(this, other);
    }
}
