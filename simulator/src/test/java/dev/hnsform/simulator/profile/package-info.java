/** Releases, switches, settings. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.simulator.profile;
