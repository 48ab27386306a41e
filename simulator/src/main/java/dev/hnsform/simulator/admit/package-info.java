/** Documents of a real host, taken over as they are. Entry type: {@link dev.hnsform.simulator.admit.Admission}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.simulator.admit;
