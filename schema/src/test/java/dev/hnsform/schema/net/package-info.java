/** Tests of the network values. */
@NullMarked
package dev.hnsform.schema.net;

import org.jspecify.annotations.NullMarked;
