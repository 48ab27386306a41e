/** Whole processes measured against a floor, in ratios: {@code mvn -Dquick -Pbenchmarks verify}. */
@NullMarked
package dev.hnsform.acceptance.bench;

import org.jspecify.annotations.NullMarked;
