package dev.hnsform.hns.jna;

import dev.hnsform.schema.net.Guid;

/** GUIDs as Windows lays them out: {@code Data1} to {@code Data3} with the low byte first, {@code Data4} as it is written. */
final class Guids {
    private static final int SIZE = 16;
    /** Which byte of the text stands at each place in memory. */
    private static final int[] ORDER = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};

    private Guids() {}

    /** The 16 bytes of a GUID. */
    static byte[] bytes(Guid id) {
        byte[] bytes = new byte[SIZE];
        for (int i = 0; i < SIZE; i++) {
            bytes[i] = written(id, ORDER[i]);
        }
        return bytes;
    }

    private static byte written(Guid id, int at) {
        long half = at < 8 ? id.high() : id.low();
        return (byte) (half >>> 56 - 8 * (at % 8));
    }

    /** The GUID of 16 bytes. */
    static Guid of(byte[] bytes) {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException("a GUID has " + SIZE + " bytes, not " + bytes.length);
        }
        long high = 0;
        long low = 0;
        for (int i = 0; i < SIZE; i++) {
            long part = (bytes[i] & 0xFFL) << 56 - 8 * (ORDER[i] % 8);
            if (ORDER[i] < 8) {
                high |= part;
            } else {
                low |= part;
            }
        }
        return new Guid(high, low);
    }
}
