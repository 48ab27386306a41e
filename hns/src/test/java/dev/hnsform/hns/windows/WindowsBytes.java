package dev.hnsform.hns.windows;

import dev.hnsform.schema.net.IpAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Tables as 64-bit Windows lays them out. The places are written out once more here, as a C compiler over the headers netioapi.h and winsvc.h (mingw-w64)
 * prints them with offsetof, and not taken from what is tested.
 */
final class WindowsBytes {
    private WindowsBytes() {}

    /** One interface. */
    record Interface(
            long luid,
            String guidBytes,
            String alias,
            String description,
            String mac,
            int type,
            int medium,
            int flags,
            int up) {}

    static byte[] interfaces(List<Interface> rows) {
        ByteBuffer table = ByteBuffer.allocate(8 + rows.size() * 1352).order(ByteOrder.LITTLE_ENDIAN);
        table.putInt(0, rows.size());
        int at = 8;
        for (Interface row : rows) {
            table.putLong(at, row.luid());
            table.putInt(at + 8, 11); // InterfaceIndex
            table.put(at + 12, hex(row.guidBytes()));
            text(table, at + 28, row.alias());
            text(table, at + 542, row.description());
            byte[] mac = hex(row.mac());
            table.putInt(at + 1056, mac.length);
            table.put(at + 1060, mac);
            table.put(at + 1092, mac); // PermanentPhysicalAddress
            table.putInt(at + 1124, 1500); // Mtu
            table.putInt(at + 1128, row.type());
            table.putInt(at + 1140, row.medium());
            table.put(at + 1152, (byte) row.flags());
            table.putInt(at + 1156, row.up());
            table.putLong(at + 1192, 1_000_000_000L); // TransmitLinkSpeed
            table.putLong(at + 1344, -1L); // OutQLen, the last
            at += 1352;
        }
        return table.array();
    }

    /** One address. */
    record Address(long luid, String address, int length) {}

    static byte[] addresses(List<Address> rows) {
        ByteBuffer table = ByteBuffer.allocate(8 + rows.size() * 80).order(ByteOrder.LITTLE_ENDIAN);
        table.putInt(0, rows.size());
        int at = 8;
        for (Address row : rows) {
            socket(table, at, row.address());
            table.putLong(at + 32, row.luid());
            table.putInt(at + 40, 11); // InterfaceIndex
            table.putInt(at + 52, -1); // ValidLifetime
            table.put(at + 60, (byte) row.length());
            table.putInt(at + 64, 4); // DadState
            table.putLong(at + 72, -1L); // CreationTimeStamp
            at += 80;
        }
        return table.array();
    }

    /** One route; the next hop is {@code 0.0.0.0} or {@code ::} when there is none. */
    record Route(long luid, String destination, int length, String nextHop) {}

    static byte[] routes(List<Route> rows) {
        ByteBuffer table = ByteBuffer.allocate(8 + rows.size() * 104).order(ByteOrder.LITTLE_ENDIAN);
        table.putInt(0, rows.size());
        int at = 8;
        for (Route row : rows) {
            table.putLong(at, row.luid());
            table.putInt(at + 8, 11); // InterfaceIndex
            socket(table, at + 12, row.destination());
            table.put(at + 40, (byte) row.length());
            socket(table, at + 44, row.nextHop());
            table.putInt(at + 76, -1); // ValidLifetime
            table.putInt(at + 84, 256); // Metric
            table.putInt(at + 100, 1); // Origin
            at += 104;
        }
        return table.array();
    }

    private static void socket(ByteBuffer table, int at, String text) {
        IpAddress address = IpAddress.parse(text);
        table.putShort(at, (short) (address.isIpv4() ? 2 : 23));
        table.put(at + (address.isIpv4() ? 4 : 8), bytes(address));
    }

    static byte[] service(int state, int process) {
        ByteBuffer status = ByteBuffer.allocate(36).order(ByteOrder.LITTLE_ENDIAN);
        status.putInt(0, 0x20).putInt(4, state).putInt(28, process);
        return status.array();
    }

    private static byte[] bytes(IpAddress address) {
        try {
            return java.net.InetAddress.getByName(address.toString()).getAddress();
        } catch (java.net.UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static void text(ByteBuffer table, int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            table.putChar(at + 2 * i, text.charAt(i));
        }
    }

    private static byte[] hex(String text) {
        return java.util.HexFormat.of().parseHex(text);
    }
}
