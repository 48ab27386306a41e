package dev.hnsform.hns.jna;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.hnsform.hns.windows.NetworkTables;
import dev.hnsform.hns.windows.WindowsFailure;
import java.nio.file.Path;

/** The IP Helper library's tables, copied and given back at once. Not verified on a host. */
final class NativeNetworkTables implements NetworkTables {
    private static final short AF_UNSPEC = 0;

    private final Helper helper;

    NativeNetworkTables(Path system32) {
        helper = Native.load(system32.resolve("iphlpapi.dll").toString(), Helper.class);
    }

    /** {@code iphlpapi.dll}. The tables are the caller's, who gives them back with FreeMibTable. */
    interface Helper extends Library {
        /** All interfaces; 0 or an error number. */
        int GetIfTable2(PointerByReference table);

        /** All unicast addresses of a family, 0 for both; 0 or an error number. */
        int GetUnicastIpAddressTable(short family, PointerByReference table);

        /** All routes of a family, 0 for both; 0 or an error number. */
        int GetIpForwardTable2(short family, PointerByReference table);

        /** Gives a table back. */
        void FreeMibTable(Pointer table);
    }

    @Override
    public byte[] interfaces() {
        PointerByReference table = new PointerByReference();
        return copied("GetIfTable2", helper.GetIfTable2(table), table, INTERFACE_ROW);
    }

    @Override
    public byte[] addresses() {
        PointerByReference table = new PointerByReference();
        return copied(
                "GetUnicastIpAddressTable", helper.GetUnicastIpAddressTable(AF_UNSPEC, table), table, ADDRESS_ROW);
    }

    @Override
    public byte[] routes() {
        PointerByReference table = new PointerByReference();
        return copied("GetIpForwardTable2", helper.GetIpForwardTable2(AF_UNSPEC, table), table, ROUTE_ROW);
    }

    private byte[] copied(String call, int error, PointerByReference out, int row) {
        Pointer table = out.getValue();
        if (error != 0 || table == null) {
            throw WindowsFailure.of(call, "the adapters", error);
        }
        try {
            long bytes = FIRST_ROW + (table.getInt(0) & 0xFFFF_FFFFL) * row;
            return table.getByteArray(0, Math.toIntExact(bytes));
        } finally {
            helper.FreeMibTable(table);
        }
    }
}
