/** Pure planning from desired, recorded and observed values to changes, ordered steps and a plan: no clock, no I/O, no HNS documents. */
@NullMarked
package dev.hnsform.planner;

import org.jspecify.annotations.NullMarked;
