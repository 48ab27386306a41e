/** Makes changes and steps of what was decided. Entry type: {@link dev.hnsform.planner.build.StepBuilder}. Decides nothing. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.planner.build;
