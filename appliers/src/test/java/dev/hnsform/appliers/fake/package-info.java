/** Doubles for tests: a clock, a host of few rules, and a host that kills whoever calls it. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.appliers.fake;
