package dev.hnsform.schema.diagnostic;

/** How much a diagnostic matters: an error stops, a warning is shown. */
public enum Severity {
    /** Nothing may be planned or applied. */
    ERROR,
    /** Shown, and the work goes on. */
    WARNING
}
