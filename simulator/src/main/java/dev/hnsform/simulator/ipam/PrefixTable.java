package dev.hnsform.simulator.ipam;

import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpPrefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The prefixes of all networks of a host, for finding overlaps without comparing pairs. Not safe for several threads. */
public final class PrefixTable {
    private final TreeMap<IpPrefix, List<Guid>> owners = new TreeMap<>();
    private final int[] ipv4Lengths = new int[33];
    private final int[] ipv6Lengths = new int[129];

    /** Creates an empty table. */
    public PrefixTable() {}

    /** Adds a network's prefix. */
    public void put(IpPrefix prefix, Guid owner) {
        owners.computeIfAbsent(prefix, key -> new ArrayList<>(1)).add(owner);
        lengths(prefix)[prefix.length()]++;
    }

    /** Takes a network's prefix away. */
    public void remove(IpPrefix prefix, Guid owner) {
        List<Guid> held = owners.get(prefix);
        if (held != null && held.remove(owner)) {
            lengths(prefix)[prefix.length()]--;
            if (held.isEmpty()) {
                owners.remove(prefix);
            }
        }
    }

    /** A prefix in use that has an address in common with this one. */
    public Optional<IpPrefix> overlapping(IpPrefix prefix) {
        int[] lengths = lengths(prefix);
        for (int length = 0; length <= prefix.length(); length++) {
            if (lengths[length] > 0) {
                IpPrefix around = IpPrefix.of(prefix.first(), length);
                if (owners.containsKey(around)) {
                    return Optional.of(around);
                }
            }
        }
        IpPrefix inside = owners.higherKey(prefix);
        return Optional.ofNullable(inside).filter(prefix::contains);
    }

    private int[] lengths(IpPrefix prefix) {
        return prefix.isIpv4() ? ipv4Lengths : ipv6Lengths;
    }
}
