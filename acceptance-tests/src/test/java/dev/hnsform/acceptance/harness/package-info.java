/** Drives the packaged product as a process: entry type {@link dev.hnsform.acceptance.harness.Hnsform}. Knows no class of the product. */
@NullMarked
package dev.hnsform.acceptance.harness;

import org.jspecify.annotations.NullMarked;
