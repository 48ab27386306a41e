package dev.hnsform.schema.rule;

import java.util.List;

/** All rules. */
public final class Rules {
    private static final List<Rule> ALL = List.of();

    private Rules() {}

    /** Checks every rule. */
    public static void check(StackModel stack, Findings findings) {
        for (Rule rule : ALL) {
            rule.check(stack, findings);
        }
    }
}
