package dev.hnsform.hns.port;

import dev.hnsform.schema.net.Guid;
import java.util.List;

/**
 * A host that holds ports of its own for guests (hns-reference 1.2, "Ports held for guests"): what a guest in mirrored networking listens on, nobody
 * on the host can listen on as well. A reservation is a handle: it lasts until it is released, and no longer than the process or connection that
 * made it (inferred). The calls have no error records. Safe for several threads.
 */
public interface HostPorts {
    /**
     * Reserves one port.
     *
     * @param service id of the guest network service it is for
     * @param protocol for which protocols
     * @param access whether others may hold it too
     * @param port 1 to 65535
     * @throws HostCallException when the host refuses, cannot, or does not answer in time
     */
    PortReservation reservePort(Guid service, PortProtocol protocol, PortAccess access, int port, Deadline deadline);

    /**
     * Reserves ports that lie beside each other, which the host chooses: for both protocols, and for nobody else (doc: computenetwork.h).
     *
     * @param service id of the guest network service they are for
     * @param count 1 to 65535; how many the host holds for it is its affair (code: WSL counts on one more)
     * @throws HostCallException when the host refuses, cannot, or does not answer in time
     */
    PortReservation reservePortRange(Guid service, int count, Deadline deadline);

    /**
     * The ports that are held on the host, whoever had them reserved, in the host's order.
     *
     * @throws HostCallException when the host refuses, cannot, or does not answer in time
     */
    List<ReservedPorts> reservedPorts(Deadline deadline);

    /** Ports that are held until it is closed. */
    interface PortReservation extends AutoCloseable {
        /** The lowest port. */
        int firstPort();

        /** The highest port, which is held too. */
        int lastPort();

        /**
         * Releases them. Closing again does nothing, and neither does closing what went with the service or the connection. After a failure they may
         * be held still, at most until the process or connection ends.
         *
         * @throws HostCallException when the host refuses, or does not answer in time
         */
        @Override
        void close();
    }
}
