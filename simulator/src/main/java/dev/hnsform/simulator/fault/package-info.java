/** Calls that fail, hang, lie, land late, or kill their caller. Entry type: {@link dev.hnsform.simulator.fault.FaultSchedule}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.simulator.fault;
