/** What happens to each resource: matching, comparing, deciding, cascades, guards. Entry type: {@link dev.hnsform.planner.decide.Decider}. Makes no steps. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.planner.decide;
