/** A host and a record in memory, for tests: steps act on values, nothing is refused. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.planner.model;
