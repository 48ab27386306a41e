package dev.hnsform.hns.windows;

import java.nio.ByteBuffer;

/** The rows of a table of the IP Helper library: a number of rows in 32 bits, then the rows. */
final class TableRows {
    private TableRows() {}

    /** Where each row begins. */
    static int[] offsets(ByteBuffer table, int size, String name) {
        if (table.capacity() < Integer.BYTES) {
            throw new IllegalArgumentException(
                    "a " + name + " of " + table.capacity() + " bytes has no number of rows");
        }
        long count = table.getInt(0) & 0xFFFF_FFFFL;
        if (NetworkTables.FIRST_ROW + count * size > table.capacity()) {
            throw new IllegalArgumentException(
                    "a " + name + " of " + count + " rows has more than " + table.capacity() + " bytes");
        }
        int[] offsets = new int[(int) count];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = NetworkTables.FIRST_ROW + i * size;
        }
        return offsets;
    }
}
