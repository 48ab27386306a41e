package dev.hnsform.schema.recorded;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.net.Guid;

/**
 * An object that was let go ({@code onRemove: forget}): never taken for ours again.
 *
 * @param address the address it had
 * @param id its id
 */
public record Tombstone(ResourceAddress address, Guid id) {}
