/** Kinds, addresses and the ids of host objects. Entry type: {@link dev.hnsform.schema.address.ResourceAddress}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.schema.address;
