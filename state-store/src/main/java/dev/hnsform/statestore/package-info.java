/** What was last settled on a host: records per stack with lineage and serial, their history, and the host lock. */
@NullMarked
package dev.hnsform.statestore;

import org.jspecify.annotations.NullMarked;
