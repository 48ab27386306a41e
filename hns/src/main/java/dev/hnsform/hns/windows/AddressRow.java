package dev.hnsform.hns.windows;

import dev.hnsform.schema.host.AdapterFacts.InterfaceAddress;
import dev.hnsform.schema.net.IpAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * One row of {@code GetUnicastIpAddressTable}.
 *
 * @param luid the interface that has the address
 * @param address the address with the length of its prefix
 */
record AddressRow(long luid, InterfaceAddress address) {
    private static final int LUID = 32;
    private static final int PREFIX_LENGTH = 60;

    /**
     * Reads a MIB_UNICASTIPADDRESS_TABLE; rows of other families are left out.
     *
     * @throws IllegalArgumentException when the bytes end before its rows do, or a prefix is longer than its address
     */
    static List<AddressRow> table(byte[] bytes) {
        ByteBuffer table = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<AddressRow> rows = new ArrayList<>();
        for (int at : TableRows.offsets(table, NetworkTables.ADDRESS_ROW, "MIB_UNICASTIPADDRESS_TABLE")) {
            SocketAddress.at(table, at).ifPresent(address -> rows.add(row(table, at, address)));
        }
        return rows;
    }

    private static AddressRow row(ByteBuffer table, int at, IpAddress address) {
        int length = table.get(at + PREFIX_LENGTH) & 0xFF;
        if (length > address.bits()) {
            throw new IllegalArgumentException("prefix length " + length + " of " + address);
        }
        return new AddressRow(table.getLong(at + LUID), new InterfaceAddress(address, length));
    }
}
