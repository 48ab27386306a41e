/** What the calls do. Entry type: {@link dev.hnsform.simulator.engine.Engine}. Knows no file and no fault. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.simulator.engine;
