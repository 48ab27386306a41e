/** Taking a run back: the inverse steps in reverse order, under the run's journal. Entry type: {@link dev.hnsform.appliers.undo.Rollback}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.appliers.undo;
