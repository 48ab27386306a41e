/** The simulated host, by behaviour. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.simulator;
