package dev.hnsform.appliers.drift;

import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.net.Guid;

/**
 * An object on the host that the stack does not own.
 *
 * @param kind what it is
 * @param id its id
 * @param name its HNS name; empty when it has none
 * @param owner its HNS owner; empty when it has none
 */
public record ForeignObject(ResourceKind kind, Guid id, String name, String owner) {}
