package dev.hnsform.appliers.doctor;

/** How bad a finding is. */
public enum Severity {
    /** Something does not work, or cannot. */
    PROBLEM,
    /** Something is probably left over or about to go wrong. */
    WARNING,
    /** Good to know; nothing is wrong. */
    NOTE
}
