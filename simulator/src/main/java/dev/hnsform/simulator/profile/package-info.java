/** Windows releases, the switches for what is not established, and the settings of a simulated host. Entry type: {@link dev.hnsform.simulator.profile.SimulatorSettings}. Knows nothing of the engine. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.simulator.profile;
