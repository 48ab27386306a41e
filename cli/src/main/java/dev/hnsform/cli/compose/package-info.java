/**
 * The composition root: the only place that names concrete hosts and stores, and that reads clock, environment and randomness. Entry types:
 * {@link dev.hnsform.cli.compose.Surroundings} and {@link dev.hnsform.cli.compose.Hosts}.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.cli.compose;
