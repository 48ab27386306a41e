package dev.hnsform.planner.plan;

/**
 * One thing a plan looked at on the host, and what it saw. The question can be asked again of a later observation.
 *
 * @param question for example {@code object Network 6f1c…}, {@code closure 6f1c…}, {@code name Network web}, {@code adapter Ethernet}
 * @param answer what the plan saw, as text or as a digest
 */
public record ReadFact(String question, String answer) {}
