package dev.hnsform.planner.change;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.net.Guid;

/**
 * Which host object a resource is.
 *
 * @param id the object's id; for a remote subnet the network's
 * @param bornAs the address the object was, or will be, created under
 * @param generation counted up by each replace, 0–255
 * @param adopted whether somebody else created it: the id is then not derived
 */
public record ObjectIdentity(Guid id, ResourceAddress bornAs, int generation, boolean adopted) {}
