/** What was last settled, as values: the planner reads them, the state store keeps them. Entry type: {@link dev.hnsform.schema.recorded.RecordedStack}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.schema.recorded;
