package dev.hnsform.hns.jna;

import dev.hnsform.hns.error.HcnError;
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
    private static final int LARGEST = 65_535;

    private final HcnClient client;
    private final TimedCalls calls;

    NativePorts(HcnClient client, TimedCalls calls) {
        this.client = client;
        this.calls = calls;
    }

    @Override
    public PortReservation reservePort(
            Guid service, PortProtocol protocol, PortAccess access, int port, Deadline deadline) {
        String call = "HcnReserveGuestNetworkServicePort";
        String subject = protocol + " port " + port + " for " + of(service);
        requireTwoBytes(call, subject, port);
        return reserved(service, call, subject, deadline, handle -> client.reservePort(handle, protocol, access, port));
    }

    @Override
    public PortReservation reservePortRange(Guid service, int count, Deadline deadline) {
        String call = "HcnReserveGuestNetworkServicePortRange";
        String subject = count + " ports for " + of(service);
        requireTwoBytes(call, subject, count);
        return reserved(service, call, subject, deadline, handle -> client.reservePortRange(handle, count));
    }

    private static String of(Guid service) {
        return NativeKind.GUEST_SERVICE.label() + " " + service;
    }

    /** What the call has no room for would be another number to it. */
    private static void requireTwoBytes(String call, String subject, int number) {
        if (number < 0 || number > LARGEST) {
            throw HcnError.INVALID_PARAMETER.failure(call, subject);
        }
    }

    private PortReservation reserved(
            Guid service, String call, String subject, Deadline deadline, Function<HcnHandle, PortHandle> action) {
        PortHandle held = calls.within(deadline, call, subject, time -> {
            time.requireTime();
            PortHandle made = ServiceLoss.changing(() -> open(service, action));
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

    private PortHandle open(Guid service, Function<HcnHandle, PortHandle> action) {
        HcnHandle handle = client.open(NativeKind.GUEST_SERVICE, service);
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
            closed = true; // once: Windows may have given the HANDLE to somebody else by then
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
