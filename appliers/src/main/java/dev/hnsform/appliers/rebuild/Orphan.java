package dev.hnsform.appliers.rebuild;

import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.net.Guid;

/**
 * An object whose id was made for the stack, and that no document stands for: its document went while the record was lost, or a replace was
 * broken off. Deleted only when named.
 *
 * @param kind what it is
 * @param id its id
 * @param name its HNS name; empty when it has none
 * @param why one sentence for people
 */
public record Orphan(ResourceKind kind, Guid id, String name, String why) {}
