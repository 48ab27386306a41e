/** Where a host's records, journals and lock are. Entry type: {@link dev.hnsform.statestore.home.StateHome}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.statestore.home;
