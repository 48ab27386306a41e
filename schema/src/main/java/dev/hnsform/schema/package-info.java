/** The language people write and the values it means: every other module speaks in terms of this one, and it uses none of them. */
@NullMarked
package dev.hnsform.schema;

import org.jspecify.annotations.NullMarked;
