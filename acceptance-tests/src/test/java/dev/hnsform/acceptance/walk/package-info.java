/** The packaged product killed, and started again. */
@NullMarked
package dev.hnsform.acceptance.walk;

import org.jspecify.annotations.NullMarked;
