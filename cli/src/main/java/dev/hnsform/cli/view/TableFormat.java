package dev.hnsform.cli.view;

/** Formats of lists of things a host holds. */
public enum TableFormat {
    /** Aligned columns, for people. */
    TABLE,
    /** The host's own documents, for programs. */
    JSON
}
