/** Stacks read from Git revisions by the packaged product. */
@NullMarked
package dev.hnsform.acceptance.git;

import org.jspecify.annotations.NullMarked;
