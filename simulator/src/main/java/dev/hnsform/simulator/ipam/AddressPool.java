package dev.hnsform.simulator.ipam;

import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.Ipv4Address;
import dev.hnsform.schema.net.Ipv6Address;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The addresses that endpoints of one network hold, by prefix. Not safe for several threads. */
public final class AddressPool {
    private final Map<IpPrefix, OffsetSet> prefixes = new HashMap<>();
    private final Set<IpAddress> others = new HashSet<>(0);

    /** A pool for these prefixes; addresses outside them can be held too. */
    public AddressPool(Iterable<IpPrefix> prefixes) {
        prefixes.forEach(prefix -> this.prefixes.put(prefix, new OffsetSet()));
    }

    /** Whether the address is held. */
    public boolean isHeld(IpAddress address) {
        for (Map.Entry<IpPrefix, OffsetSet> entry : prefixes.entrySet()) {
            int offset = offset(entry.getKey(), address);
            if (offset >= 0) {
                return entry.getValue().contains(offset);
            }
        }
        return others.contains(address);
    }

    /** Marks the address as held. */
    public void hold(IpAddress address) {
        for (Map.Entry<IpPrefix, OffsetSet> entry : prefixes.entrySet()) {
            int offset = offset(entry.getKey(), address);
            if (offset >= 0) {
                entry.getValue().add(offset);
                return;
            }
        }
        others.add(address);
    }

    /** Marks the address as free. */
    public void release(IpAddress address) {
        for (Map.Entry<IpPrefix, OffsetSet> entry : prefixes.entrySet()) {
            int offset = offset(entry.getKey(), address);
            if (offset >= 0) {
                entry.getValue().remove(offset);
                return;
            }
        }
        others.remove(address);
    }

    /** The lowest address of the range, which lies in a prefix of this pool, that is neither held nor reserved. */
    public Optional<IpAddress> nextFree(IpPrefix prefix, IpPrefix range, Predicate<IpAddress> reserved) {
        OffsetSet held = prefixes.get(prefix);
        if (held == null) {
            return Optional.empty();
        }
        int offset = offset(prefix, range.first());
        while (offset >= 0) {
            offset = held.nextFree(offset);
            Optional<IpAddress> candidate = at(prefix, offset).filter(range::contains);
            if (candidate.isEmpty() || candidate.filter(a -> !reserved.test(a)).isPresent()) {
                return candidate;
            }
            offset++;
        }
        return Optional.empty();
    }

    private static Optional<IpAddress> at(IpPrefix prefix, int offset) {
        if (offset >= OffsetSet.BOUND) {
            return Optional.empty();
        }
        try {
            return Optional.of(prefix.first().plus(offset));
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** The place of an address in its prefix, or -1 when it is outside or far from its start. */
    private static int offset(IpPrefix prefix, IpAddress address) {
        if (!prefix.contains(address)) {
            return -1;
        }
        long offset;
        if (address instanceof Ipv4Address v4 && prefix.first() instanceof Ipv4Address first) {
            offset = Integer.toUnsignedLong(v4.value()) - Integer.toUnsignedLong(first.value());
        } else if (address instanceof Ipv6Address v6 && prefix.first() instanceof Ipv6Address first) {
            offset = v6.high() == first.high() ? v6.low() - first.low() : -1;
        } else {
            return -1;
        }
        return offset >= 0 && offset < OffsetSet.BOUND ? (int) offset : -1;
    }
}
