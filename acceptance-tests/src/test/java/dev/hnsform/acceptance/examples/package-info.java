/** Every example lives its life on every release, through the packaged product. */
@NullMarked
package dev.hnsform.acceptance.examples;

import org.jspecify.annotations.NullMarked;
