/** Whole lives of stacks in one process, over the simulator: every example, release and switch. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.acceptance.life;
