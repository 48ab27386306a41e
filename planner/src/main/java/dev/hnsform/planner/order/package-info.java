/** Puts steps in order: topological, ties by address. Entry type: {@link dev.hnsform.planner.order.StepOrder}. Knows no resources. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.planner.order;
