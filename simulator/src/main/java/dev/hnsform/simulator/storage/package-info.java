/** A simulated host in a file: an append log with compaction, shared by processes. Entry type: {@link dev.hnsform.simulator.storage.SimulatorFile}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.simulator.storage;
