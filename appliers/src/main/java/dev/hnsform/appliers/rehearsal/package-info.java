/**
 * Running a plan on a model of the host before anything touches the host. Entry type: {@link dev.hnsform.appliers.rehearsal.Rehearsal}. Must not
 * know a real host.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.appliers.rehearsal;
