package dev.hnsform.hns.rehearsal;

import dev.hnsform.hns.port.HnsHost;
import java.util.List;
import java.util.Optional;

/** A simulated host for a rehearsal: the port, and why it refused. */
public interface RehearsalHost extends HnsHost {
    /**
     * Why a call was refused.
     *
     * @param rule the rule's stable name
     * @param grade how sure the rule is: {@code doc}, {@code code}, {@code log} or {@code inf}
     * @param source where the fact comes from
     * @param explanation one sentence for people
     */
    record Refusal(String rule, String grade, String source, String explanation) {}

    /** Why the last call was refused; absent when it was not. */
    Optional<Refusal> lastRefusal();

    /** Names of the switches (points not established) that the last call's result depended on, sorted. */
    List<String> lastSwitches();
}
