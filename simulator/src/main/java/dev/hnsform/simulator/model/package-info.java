/** The simulated host's objects as values, and what is indexed of them. Entry type: {@link dev.hnsform.simulator.model.HostState}. Knows no HCN document. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.simulator.model;
