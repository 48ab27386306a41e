/** What the simulated HNS refuses: one row a refusal, with HRESULT, text, grade and source. Entry type: {@link dev.hnsform.simulator.rule.Rule}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.simulator.rule;
