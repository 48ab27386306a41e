package dev.hnsform.hns.windows;

import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.Ipv4Address;
import dev.hnsform.schema.net.Ipv6Address;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A SOCKADDR_INET (ws2ipdef.h) in a row. */
final class SocketAddress {
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 23;
    private static final int SIN_ADDR = 4;
    private static final int SIN6_ADDR = 8;

    private SocketAddress() {}

    /** The address there; empty when it is of another family. */
    static Optional<IpAddress> at(ByteBuffer table, int at) {
        int family = table.getShort(at);
        if (family == AF_INET) {
            return Optional.of(new Ipv4Address(Integer.reverseBytes(table.getInt(at + SIN_ADDR))));
        }
        if (family == AF_INET6) {
            long high = Long.reverseBytes(table.getLong(at + SIN6_ADDR));
            long low = Long.reverseBytes(table.getLong(at + SIN6_ADDR + Long.BYTES));
            return Optional.of(new Ipv6Address(high, low));
        }
        return Optional.empty();
    }
}
