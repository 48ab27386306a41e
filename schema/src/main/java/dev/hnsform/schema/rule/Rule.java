package dev.hnsform.schema.rule;

/** One rule over a whole stack. */
public interface Rule {
    /** Reports everything in the stack that breaks the rule. */
    void check(StackModel stack, Findings findings);
}
