package dev.hnsform.hns.windows;

import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.MacAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One row of {@code GetIfTable2}: an interface of NDIS, which may be an adapter or a filter above one.
 *
 * @param luid locally unique id, for as long as the machine is up
 * @param guid id of the interface; an adapter's is what the registry names it by
 * @param alias connection name, {@code Ethernet}
 * @param description what its driver calls it
 * @param mac its address; absent when it has none of 48 bits
 * @param type IANA's interface type: 6 Ethernet, 24 loopback, 71 wireless
 * @param physicalMedium NDIS's physical medium: 1 and 9 wireless, 14 wired Ethernet, 0 not stated
 * @param isHardware whether it is a device rather than a driver's invention
 * @param isFilter whether it is a filter above another interface
 * @param isUp whether it passes packets now
 */
record InterfaceRow(
        long luid,
        Guid guid,
        String alias,
        String description,
        Optional<MacAddress> mac,
        long type,
        long physicalMedium,
        boolean isHardware,
        boolean isFilter,
        boolean isUp) {
    private static final int LUID = 0;
    private static final int INTERFACE_GUID = 12;
    private static final int ALIAS = 28;
    private static final int DESCRIPTION = 542;
    /** IF_MAX_STRING_SIZE and the zero behind it. */
    private static final int TEXT_UNITS = 257;

    private static final int PHYSICAL_ADDRESS_LENGTH = 1056;
    private static final int PHYSICAL_ADDRESS = 1060;
    private static final int TYPE = 1128;
    private static final int PHYSICAL_MEDIUM = 1140;
    private static final int FLAGS = 1152;
    private static final int FLAG_HARDWARE = 1;
    private static final int FLAG_FILTER = 2;
    private static final int OPER_STATUS = 1156;
    private static final int OPER_STATUS_UP = 1;
    private static final int MAC_LENGTH = 6;
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    /**
     * Reads a MIB_IF_TABLE2.
     *
     * @throws IllegalArgumentException when the bytes end before its rows do
     */
    static List<InterfaceRow> table(byte[] bytes) {
        ByteBuffer table = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<InterfaceRow> rows = new ArrayList<>();
        for (int at : TableRows.offsets(table, NetworkTables.INTERFACE_ROW, "MIB_IF_TABLE2")) {
            rows.add(row(table, at));
        }
        return rows;
    }

    private static InterfaceRow row(ByteBuffer table, int at) {
        int flags = table.get(at + FLAGS);
        return new InterfaceRow(
                table.getLong(at + LUID),
                guid(table, at + INTERFACE_GUID),
                text(table, at + ALIAS),
                text(table, at + DESCRIPTION),
                mac(table, at),
                table.getInt(at + TYPE) & UNSIGNED,
                table.getInt(at + PHYSICAL_MEDIUM) & UNSIGNED,
                (flags & FLAG_HARDWARE) != 0,
                (flags & FLAG_FILTER) != 0,
                table.getInt(at + OPER_STATUS) == OPER_STATUS_UP);
    }

    private static Guid guid(ByteBuffer table, int at) {
        long high = (table.getInt(at) & UNSIGNED) << 32
                | (table.getShort(at + 4) & 0xFFFFL) << 16
                | table.getShort(at + 6) & 0xFFFFL;
        return new Guid(high, Long.reverseBytes(table.getLong(at + 8)));
    }

    private static String text(ByteBuffer table, int at) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < TEXT_UNITS && table.getChar(at + 2 * i) != 0; i++) {
            text.append(table.getChar(at + 2 * i));
        }
        return text.toString();
    }

    private static Optional<MacAddress> mac(ByteBuffer table, int at) {
        if (table.getInt(at + PHYSICAL_ADDRESS_LENGTH) != MAC_LENGTH) {
            return Optional.empty();
        }
        long mac = 0;
        for (int i = 0; i < MAC_LENGTH; i++) {
            mac = mac << 8 | table.get(at + PHYSICAL_ADDRESS + i) & 0xFFL;
        }
        return Optional.of(new MacAddress(mac));
    }
}
