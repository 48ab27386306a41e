package dev.hnsform.cli.view;

/** Formats of plans. */
public enum PlanFormat {
    /** For people at a terminal. */
    TEXT,
    /** For programs: the form of a saved plan. */
    JSON,
    /** For a comment on a pull request. */
    MARKDOWN
}
