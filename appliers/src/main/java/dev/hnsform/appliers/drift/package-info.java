/** What changed on the host behind our back, and what there is that is not ours. Entry type: {@link dev.hnsform.appliers.drift.DriftReport}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.appliers.drift;
