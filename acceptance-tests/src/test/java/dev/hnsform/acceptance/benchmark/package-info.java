/** How fast the packaged product is, as ratios within one run. Entry type: {@link dev.hnsform.acceptance.benchmark.SpeedBenchmarkTest}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.acceptance.benchmark;
