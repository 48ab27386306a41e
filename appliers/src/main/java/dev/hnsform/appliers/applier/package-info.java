/**
 * Carrying out one step on a host: the call, retries, the read-back, and what came of it. Entry types: {@link
 * dev.hnsform.appliers.applier.StepApplier}, {@link dev.hnsform.appliers.applier.Outcome}. Must not know journals or runs.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.appliers.applier;
