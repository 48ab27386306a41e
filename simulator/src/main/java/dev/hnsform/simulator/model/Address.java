package dev.hnsform.simulator.model;

import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;

/**
 * An address of an endpoint.
 *
 * @param address the address
 * @param prefixLength length of its prefix
 * @param ipSubnet the IP subnet it is bound to; zero where there is none
 */
public record Address(IpAddress address, int prefixLength, Guid ipSubnet) {}
