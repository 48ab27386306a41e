/** What the simulated host tells by itself (hns-reference 4). Entry type: {@link dev.hnsform.simulator.telling.Registrations}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.simulator.telling;
