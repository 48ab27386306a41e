package dev.hnsform.hns.windows;

import dev.hnsform.schema.host.AdapterFacts.HostRoute;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One row of {@code GetIpForwardTable2}.
 *
 * @param luid the interface that it leads through
 * @param route the route
 */
record RouteRow(long luid, HostRoute route) {
    private static final int LUID = 0;
    private static final int PREFIX = 12;
    private static final int PREFIX_LENGTH = 40;
    private static final int NEXT_HOP = 44;

    /**
     * Reads a MIB_IPFORWARD_TABLE2; rows of other families are left out.
     *
     * @throws IllegalArgumentException when the bytes end before its rows do, or a prefix is longer than its address
     */
    static List<RouteRow> table(byte[] bytes) {
        ByteBuffer table = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<RouteRow> rows = new ArrayList<>();
        for (int at : TableRows.offsets(table, NetworkTables.ROUTE_ROW, "MIB_IPFORWARD_TABLE2")) {
            SocketAddress.at(table, at + PREFIX)
                    .ifPresent(address -> rows.add(new RouteRow(table.getLong(at + LUID), route(table, at, address))));
        }
        return rows;
    }

    private static HostRoute route(ByteBuffer table, int at, IpAddress address) {
        int length = table.get(at + PREFIX_LENGTH) & 0xFF;
        if (length > address.bits()) {
            throw new IllegalArgumentException("prefix length " + length + " of the route to " + address);
        }
        Optional<IpAddress> hop = SocketAddress.at(table, at + NEXT_HOP).filter(next -> !next.isUnspecified());
        return new HostRoute(IpPrefix.of(address.withHostBitsCleared(length), length), hop);
    }
}
