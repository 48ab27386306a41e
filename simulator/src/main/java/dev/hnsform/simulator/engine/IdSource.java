package dev.hnsform.simulator.engine;

import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.MacAddress;

/** Ids and MACs that the simulated host makes: the same seed and the same calls give the same ones. */
final class IdSource {
    private final long seed;
    private long counter;

    IdSource(long seed, long counter) {
        this.seed = seed;
        this.counter = counter;
    }

    long counter() {
        return counter;
    }

    void resume(long at) {
        counter = at;
    }

    /** A random-looking version 4 id. */
    Guid guid() {
        long high = (next() & ~0xF000L) | 0x4000L;
        long low = (next() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new Guid(high, low);
    }

    /** The first address of a pool of 4096 as HNS picks them: 00-15-5D-xx-x0-00 (hns-reference 2.3). */
    MacAddress poolStart() {
        return new MacAddress(0x0015_5D00_0000L | (next() & 0xFF_F000L));
    }

    private long next() {
        long z = seed + 0x9E37_79B9_7F4A_7C15L * ++counter;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
