/** Comparing values by their field tables. Entry type: {@link dev.hnsform.planner.diff.FieldComparison}. Knows no host and no steps. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.planner.diff;
