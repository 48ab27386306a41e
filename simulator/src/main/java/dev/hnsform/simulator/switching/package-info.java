/** Physical adapters, and the switch layers on them. Entry type: {@link dev.hnsform.simulator.switching.Adapters}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.simulator.switching;
