package dev.hnsform.hns.document;

import dev.hnsform.hns.port.ReservedPorts;
import dev.hnsform.schema.net.Guid;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Entries of held ports as 64-bit Windows lays them out, one behind the other: {@code HCN_PORT_RANGE_ENTRY} (hns-reference 1.2), in which four bytes
 * lie unused before the priority. GUIDs are as in memory, numbers little-endian.
 */
public final class PortEntries {
    /** How many bytes one entry has. */
    public static final int SIZE = 64;

    private static final long UNSIGNED = 0xFFFF_FFFFL;
    private static final int UNSIGNED_SHORT = 0xFFFF;

    private PortEntries() {}

    /**
     * The entries in these bytes.
     *
     * @throws IllegalArgumentException when they are no whole number of entries
     */
    public static List<ReservedPorts> read(byte[] bytes) {
        if (bytes.length % SIZE != 0) {
            throw new IllegalArgumentException(bytes.length + " bytes are no entries of " + SIZE + " bytes each");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<ReservedPorts> entries = new ArrayList<>(bytes.length / SIZE);
        while (in.hasRemaining()) {
            Guid owner = guid(in);
            Guid target = guid(in);
            long protocol = in.getInt() & UNSIGNED;
            in.getInt(); // what aligns the priority
            entries.add(new ReservedPorts(
                    owner,
                    target,
                    protocol,
                    in.getLong(),
                    in.getInt() & UNSIGNED,
                    in.getInt() & UNSIGNED,
                    in.getInt() & UNSIGNED,
                    in.getShort() & UNSIGNED_SHORT,
                    in.getShort() & UNSIGNED_SHORT));
        }
        return entries;
    }

    /** The bytes of these entries. */
    public static byte[] write(List<ReservedPorts> entries) {
        ByteBuffer out = ByteBuffer.allocate(entries.size() * SIZE).order(ByteOrder.LITTLE_ENDIAN);
        for (ReservedPorts entry : entries) {
            put(out, entry.owner());
            put(out, entry.target());
            out.putInt((int) entry.protocol()).putInt(0).putLong(entry.priority());
            out.putInt((int) entry.type()).putInt((int) entry.sharing()).putInt((int) entry.delivery());
            out.putShort((short) entry.first()).putShort((short) entry.last());
        }
        return out.array();
    }

    private static void put(ByteBuffer out, Guid id) {
        out.putInt((int) (id.high() >>> 32))
                .putShort((short) (id.high() >>> 16))
                .putShort((short) id.high())
                .putLong(Long.reverseBytes(id.low()));
    }

    private static Guid guid(ByteBuffer in) {
        long high = (in.getInt() & UNSIGNED) << 32;
        high |= (long) (in.getShort() & UNSIGNED_SHORT) << 16;
        high |= in.getShort() & UNSIGNED_SHORT;
        return new Guid(high, Long.reverseBytes(in.getLong()));
    }
}
