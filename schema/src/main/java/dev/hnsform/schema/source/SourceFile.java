package dev.hnsform.schema.source;

/** One file of a stack. Content is read when asked for, and not kept. */
public interface SourceFile {
    /** Path below the stack's root, with {@code /}. */
    String path();

    /** Path as messages show it: relative to the working directory, or {@code repository//path@commit} for Git. */
    String shownPath();

    /**
     * The bytes.
     *
     * @throws SourceException when they cannot be read
     */
    byte[] content();
}
