package dev.hnsform.hns.port;

import dev.hnsform.schema.net.Guid;
import java.util.Optional;

/**
 * Ports that a host holds: {@code HCN_PORT_RANGE_ENTRY} (hns-reference 1.2). What the numbers of reservation type, sharing flags and delivery mode
 * mean is not public.
 *
 * @param owner the partition (virtual machine, or the host itself) that has them reserved
 * @param target the partition that gets what comes to them
 * @param protocol {@code HCN_PORT_PROTOCOL} as the host gives it
 * @param priority which entry counts before another; 64 bits
 * @param type ReservationType; 32 bits unsigned, as the next two
 * @param sharing SharingFlags
 * @param delivery DeliveryMode
 * @param first the lowest port
 * @param last the highest port, which is held too
 */
public record ReservedPorts(
        Guid owner,
        Guid target,
        long protocol,
        long priority,
        long type,
        long sharing,
        long delivery,
        int first,
        int last) {
    /** The host itself among partitions (log: microsoft/WSL#4901). */
    public static final Guid HOST_PARTITION = Guid.parse("e0e16197-dd56-4a10-9195-5ee7a155a838");

    /** Whether programs of the host have them, and no guest. */
    public boolean isOfHost() {
        return target.equals(HOST_PARTITION);
    }

    /** The protocols they are held for; empty when the number is none that is public. */
    public Optional<PortProtocol> protocols() {
        return PortProtocol.of(protocol);
    }

    /** Whether a port of a protocol is among them. */
    public boolean hold(PortProtocol of, int port) {
        return port >= first && port <= last && protocols().filter(of::meets).isPresent();
    }
}
