/**
 * The native binding and C programs over {@code simulator/shim}, against a simulated host that the test serves. Needs what {@code shim/build.xml}
 * builds, and says so where it is missing.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.simulator.shim;
