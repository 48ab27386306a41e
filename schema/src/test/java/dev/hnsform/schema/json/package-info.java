/** Tests of the JSON layer. */
@NullMarked
package dev.hnsform.schema.json;

import org.jspecify.annotations.NullMarked;
