/** Tests of {@code planner.plan}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.planner.plan;
