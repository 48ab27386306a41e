/** What a start of the product costs and loads. */
@NullMarked
package dev.hnsform.acceptance.start;

import org.jspecify.annotations.NullMarked;
