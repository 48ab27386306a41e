package dev.hnsform.schema.rule;

/** Takes what rules find. */
@FunctionalInterface
public interface Findings {
    /** Takes one finding. */
    void add(Finding finding);
}
