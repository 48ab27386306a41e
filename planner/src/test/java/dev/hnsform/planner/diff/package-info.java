/** Tests of {@code planner.diff}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.planner.diff;
