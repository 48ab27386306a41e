package dev.hnsform.simulator.model;

import dev.hnsform.schema.net.Guid;

/** Numbers that look random and follow from seed, object and purpose: nothing has to be kept to make them again. */
public final class Mix {
    private Mix() {}

    /** 64 bits. */
    public static long bits(long seed, Guid object, String purpose) {
        long bits = next(seed ^ 0x9E37_79B9_7F4A_7C15L);
        bits = next(bits ^ object.high());
        bits = next(bits ^ object.low());
        for (int i = 0; i < purpose.length(); i++) {
            bits = next(bits + purpose.charAt(i));
        }
        return bits;
    }

    /** A random-looking GUID, version 4. */
    public static Guid guid(long seed, Guid object, String purpose) {
        long high = bits(seed, object, purpose);
        long low = next(high + 1);
        return new Guid(high & 0xFFFF_FFFF_FFFF_0FFFL | 0x4000L, low & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }

    private static long next(long state) {
        long mixed = state + 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ mixed >>> 31;
    }
}
