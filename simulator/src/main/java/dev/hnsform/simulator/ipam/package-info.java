/** Addresses, MACs, ports and prefixes in use: indexes, nothing pairwise. Entry type: {@link dev.hnsform.simulator.ipam.AddressPool}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.simulator.ipam;
