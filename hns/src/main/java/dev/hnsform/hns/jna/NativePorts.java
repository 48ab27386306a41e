package dev.hnsform.hns.jna;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HostPorts;
import dev.hnsform.hns.port.PortAccess;
import dev.hnsform.hns.port.PortProtocol;
import dev.hnsform.hns.port.ReservedPorts;
import dev.hnsform.schema.net.Guid;
import java.util.List;
import java.util.function.Function;

/**
 * Ports held for guests over the native library. A reservation that comes after its deadline is given back, as nobody has it. Not verified on a host.
 */
final class NativePorts implements HostPorts {
    private final HcnClient client;
    private final TimedCalls calls;

    NativePorts(HcnClient client, TimedCalls calls) {
        this.client = client;
        this.calls = calls;
    }

    @Override
    public PortReservation reservePort(
            Guid service, PortProtocol protocol, PortAccess access, int port, Deadline deadline) {
        return reserved(
                service,
                "HcnReserveGuestNetworkServicePort",
                protocol + " port " + port,
                deadline,
                handle -> client.reservePort(handle, protocol, access, port));
    }

    @Override
    public PortReservation reservePortRange(Guid service, int count, Deadline deadline) {
        return reserved(
                service,
                "HcnReserveGuestNetworkServicePortRange",
                count + " ports",
                deadline,
                handle -> client.reservePortRange(handle, count));
    }

    private PortReservation reserved(
            Guid service, String call, String ports, Deadline deadline, Function<HcnHandle, PortHandle> action) {
        NativeKind kind = NativeKind.GUEST_SERVICE;
        PortHandle held = calls.within(deadline, call, ports + " for " + kind.label() + " " + service, time -> {
            time.requireTime();
            PortHandle made = ServiceLoss.changing(() -> open(kind, service, action));
            try {
                time.requireTime();
            } catch (RuntimeException e) {
                client.release(made);
                throw e;
            }
            return made;
        });
        return new Reservation(held);
    }

    private PortHandle open(NativeKind kind, Guid service, Function<HcnHandle, PortHandle> action) {
        HcnHandle handle = client.open(kind, service);
        try {
            return action.apply(handle);
        } catch (RuntimeException e) {
            handle.close();
            throw e;
        }
    }

    @Override
    public List<ReservedPorts> reservedPorts(Deadline deadline) {
        return calls.within(
                deadline,
                "HcnEnumerateGuestNetworkPortReservations",
                "the ports held for guests",
                time -> client.reservedPorts());
    }

    private final class Reservation implements PortReservation {
        private final PortHandle ports;
        private boolean closed;

        Reservation(PortHandle ports) {
            this.ports = ports;
        }

        @Override
        public int firstPort() {
            return ports.first();
        }

        @Override
        public int lastPort() {
            return ports.last();
        }

        @Override
        public synchronized void close() {
            if (closed) {
                return;
            }
            closed = true;
            calls.within(
                    Deadline.CHANGE,
                    "HcnReleaseGuestNetworkServicePortReservationHandle",
                    "the ports " + ports.first() + " to " + ports.last(),
                    time -> {
                        client.release(ports);
                        return true;
                    });
        }
    }
}
