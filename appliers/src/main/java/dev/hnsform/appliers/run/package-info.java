/**
 * A run: a plan carried out on a host under a journal, and settled into the record. Entry types: {@link dev.hnsform.appliers.run.Runner}, {@link
 * dev.hnsform.appliers.run.RunPlace}.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.appliers.run;
