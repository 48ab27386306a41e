/** A host's documents and facts at one moment, and the host that is read from them. Entry type: {@link dev.hnsform.hns.snapshot.HostSnapshot}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.hns.snapshot;
