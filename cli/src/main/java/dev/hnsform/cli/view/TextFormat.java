package dev.hnsform.cli.view;

/** Formats of most results. */
public enum TextFormat {
    /** For people. */
    TEXT,
    /** For programs. */
    JSON
}
