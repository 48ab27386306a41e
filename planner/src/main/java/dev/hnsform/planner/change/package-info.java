/** What differs, as data. Entry type: {@link dev.hnsform.planner.change.Change}. Knows no steps. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.planner.change;
