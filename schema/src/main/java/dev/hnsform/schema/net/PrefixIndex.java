package dev.hnsform.schema.net;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Values by prefix, for finding overlaps and the subnet of an address among very many without comparing pairs. A
 * prefix may hold several values. Not safe for several threads.
 *
 * <p>Prefixes overlap only when one contains the other. Those inside a prefix are one run in sorted order; those around
 * it are found by one look-up for each length in use, of which real networks have a handful.
 *
 * @param <V> what is kept under a prefix
 */
public final class PrefixIndex<V> {
    private final TreeMap<IpPrefix, List<V>> values = new TreeMap<>();
    private final BitSet ipv4Lengths = new BitSet();
    private final BitSet ipv6Lengths = new BitSet();

    /** Creates an empty index. */
    public PrefixIndex() {}

    /** Adds a value under a prefix, behind those it has. */
    public void put(IpPrefix prefix, V value) {
        values.computeIfAbsent(prefix, key -> new ArrayList<>(1)).add(value);
        lengths(prefix.isIpv4()).set(prefix.length());
    }

    /** Whether no value was put. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /**
     * The values of all prefixes that have an address in common with this one, the prefix itself included: sorted by
     * prefix, and in the order they were put under one prefix.
     */
    public List<V> overlapping(IpPrefix prefix) {
        List<V> found = new ArrayList<>();
        addContaining(prefix.first(), prefix.length(), found);
        IpPrefix end = new IpPrefix(prefix.last(), prefix.last().bits());
        for (List<V> inside : values.subMap(prefix, true, end, true).values()) {
            found.addAll(inside);
        }
        return found;
    }

    /** The values of all prefixes that hold the address, the shortest prefix first. */
    public List<V> containing(IpAddress address) {
        List<V> found = new ArrayList<>();
        addContaining(address, address.bits() + 1, found);
        return found;
    }

    /** The value put first under the longest prefix that holds the address. */
    public Optional<V> longestMatch(IpAddress address) {
        BitSet lengths = lengths(address.isIpv4());
        for (int length = lengths.length() - 1; length >= 0; length = lengths.previousSetBit(length - 1)) {
            List<V> found = values.get(IpPrefix.of(address, length));
            if (found != null) {
                return Optional.of(found.get(0));
            }
        }
        return Optional.empty();
    }

    private void addContaining(IpAddress address, int belowLength, List<V> found) {
        BitSet lengths = lengths(address.isIpv4());
        for (int length = lengths.nextSetBit(0);
                length >= 0 && length < belowLength;
                length = lengths.nextSetBit(length + 1)) {
            List<V> around = values.get(IpPrefix.of(address, length));
            if (around != null) {
                found.addAll(around);
            }
        }
    }

    private BitSet lengths(boolean ipv4) {
        return ipv4 ? ipv4Lengths : ipv6Lengths;
    }
}
