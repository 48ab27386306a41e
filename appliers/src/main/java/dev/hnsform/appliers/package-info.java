/** Carrying plans out: observing a host, rehearsing, running steps under a journal, undoing, resuming, and telling drift. */
@NullMarked
package dev.hnsform.appliers;

import org.jspecify.annotations.NullMarked;
