/** The plan: changes, steps, what it relied on, and its saved form. Entry type: {@link dev.hnsform.planner.plan.Plan}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.planner.plan;
