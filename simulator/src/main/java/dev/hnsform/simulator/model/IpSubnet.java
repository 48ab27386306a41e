package dev.hnsform.simulator.model;

import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpPrefix;

/**
 * An IP subnet of a subnet (hns-reference 2.3).
 *
 * @param id its id
 * @param prefix its prefix, in that of the subnet
 * @param flags EnableBroadcast 1, ReserveNetworkAddress 2
 */
public record IpSubnet(Guid id, IpPrefix prefix, long flags) {
    /** HNS gives the implicit IP subnet these flags [log]. */
    public static final long IMPLICIT_FLAGS = 3;
}
