/** Tests of {@code planner.order}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.planner.order;
