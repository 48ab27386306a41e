package dev.hnsform.simulator.engine;

import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpPrefix;

/** A part of a subnet that endpoints bind to; {@code flags} as HNS numbers them (1 broadcast, 2 reserves the network address). */
record SimIpSubnet(Guid id, IpPrefix prefix, long flags) {}
