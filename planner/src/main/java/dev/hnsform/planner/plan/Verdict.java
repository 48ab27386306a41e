package dev.hnsform.planner.plan;

import java.util.List;

/** What the rehearsal says of a step. */
public sealed interface Verdict {
    /** The simulator carried it out. */
    record Passed() implements Verdict {}

    /**
     * The simulator refused it.
     *
     * @param rule the rule's name
     * @param grade how sure the rule is: {@code doc}, {@code code}, {@code log}, {@code inf}
     * @param source where the fact comes from
     * @param explanation for people, with HNS's error text
     */
    record Refused(String rule, String grade, String source, String explanation) implements Verdict {}

    /**
     * It passed, but whether it does on a host depends on points that are not established.
     *
     * @param switches their names, sorted
     */
    record DependsOn(List<String> switches) implements Verdict {
        /** Copies the list. */
        public DependsOn {
            switches = List.copyOf(switches);
        }
    }

    /**
     * It was not rehearsed.
     *
     * @param reason why
     */
    record NotRehearsed(String reason) implements Verdict {}
}
