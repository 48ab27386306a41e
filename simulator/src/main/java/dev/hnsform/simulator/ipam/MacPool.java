package dev.hnsform.simulator.ipam;

import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.schema.net.MacRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The MAC addresses that endpoints of one network hold. Not safe for several threads. */
public final class MacPool {
    private final List<MacRange> ranges;
    private final List<OffsetSet> held = new ArrayList<>();
    /** How many more endpoints hold an address: those outside the ranges, and those asked for twice. */
    private final Map<MacAddress, Integer> others = new HashMap<>(0);

    /** A pool of these ranges; addresses outside them can be held too. */
    public MacPool(List<MacRange> ranges) {
        this.ranges = List.copyOf(ranges);
        ranges.forEach(range -> held.add(new OffsetSet()));
    }

    /** Whether the address is held. */
    public boolean isHeld(MacAddress mac) {
        int range = range(mac);
        return range >= 0 && held.get(range).contains(offset(range, mac)) || others.containsKey(mac);
    }

    /** Marks the address as held once more. */
    public void hold(MacAddress mac) {
        int range = range(mac);
        if (range >= 0 && !held.get(range).contains(offset(range, mac))) {
            held.get(range).add(offset(range, mac));
        } else {
            others.merge(mac, 1, Integer::sum);
        }
    }

    /** Marks the address as held once less. */
    public void release(MacAddress mac) {
        if (others.containsKey(mac)) {
            others.computeIfPresent(mac, (key, count) -> count > 1 ? count - 1 : null);
            return;
        }
        int range = range(mac);
        if (range >= 0) {
            held.get(range).remove(offset(range, mac));
        }
    }

    /** The lowest address of the pool that nobody holds. */
    public Optional<MacAddress> nextFree() {
        for (int i = 0; i < ranges.size(); i++) {
            int offset = held.get(i).nextFree(0);
            if (offset < OffsetSet.BOUND && offset < ranges.get(i).size()) {
                return Optional.of(ranges.get(i).first().plus(offset));
            }
        }
        return Optional.empty();
    }

    private int range(MacAddress mac) {
        for (int i = 0; i < ranges.size(); i++) {
            if (ranges.get(i).contains(mac)
                    && mac.value() - ranges.get(i).first().value() < OffsetSet.BOUND) {
                return i;
            }
        }
        return -1;
    }

    private int offset(int range, MacAddress mac) {
        return (int) (mac.value() - ranges.get(range).first().value());
    }
}
