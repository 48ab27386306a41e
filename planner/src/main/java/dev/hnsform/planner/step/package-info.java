/** What will be done, one host call a step, with its undo. Entry type: {@link dev.hnsform.planner.step.Step}. Nothing here does anything. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.planner.step;
