package dev.hnsform.simulator.ipam;

import java.util.BitSet;

/** Numbers from 0 that are held, and the lowest that is not: bits up to a bound, so that a large prefix costs nothing. */
final class OffsetSet {
    /** Offsets from here on are kept elsewhere. */
    static final int BOUND = 1 << 20;

    private final BitSet held = new BitSet();
    private int lowest;

    boolean contains(int offset) {
        return held.get(offset);
    }

    void add(int offset) {
        held.set(offset);
    }

    void remove(int offset) {
        held.clear(offset);
        lowest = Math.min(lowest, offset);
    }

    /** The lowest free offset from {@code from} on; may be at or beyond {@link #BOUND}. */
    int nextFree(int from) {
        int start = Math.max(from, lowest);
        int free = held.nextClearBit(start);
        if (from <= lowest) {
            lowest = free;
        }
        return free;
    }
}
