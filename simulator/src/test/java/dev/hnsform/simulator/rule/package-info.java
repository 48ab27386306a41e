/** The table of refusals. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.simulator.rule;
