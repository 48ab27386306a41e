package dev.hnsform.hns.protocol;

import dev.hnsform.hns.document.PortEntries;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostPorts;
import dev.hnsform.hns.port.PortAccess;
import dev.hnsform.hns.port.PortProtocol;
import dev.hnsform.hns.port.ReservedPorts;
import dev.hnsform.schema.net.Guid;
import java.util.List;
import java.util.Set;

/** Ports that a server holds for this client, on a connection of their own: they go with it. What is only read is asked on the common one. Safe for several threads. */
final class RemotePorts implements HostPorts, AutoCloseable {
    /** What says that a reservation went before it was released: with its connection, with the server, or with the host's service. */
    private static final Set<HResult> GONE =
            Set.of(Failures.INVALID_HANDLE, Failures.SERVER_UNAVAILABLE, Failures.CALL_FAILED);

    private final RemoteConnection common;
    private final RemoteConnection own;

    RemotePorts(RemoteConnection common) {
        this.common = common;
        this.own = common.another();
    }

    @Override
    public PortReservation reservePort(
            Guid service, PortProtocol protocol, PortAccess access, int port, Deadline deadline) {
        String subject = protocol + " port " + port + " for " + of(service);
        return reserve(
                header(HcnCall.RESERVE_PORT, service)
                        .withDetail(HeldPorts.kindOfPort(protocol, access))
                        .withValue(port),
                new Ask(HeldPorts.RESERVE_PORT, subject, deadline));
    }

    @Override
    public PortReservation reservePortRange(Guid service, int count, Deadline deadline) {
        String subject = count + " ports for " + of(service);
        return reserve(
                header(HcnCall.RESERVE_PORT_RANGE, service).withValue(count),
                new Ask(HeldPorts.RESERVE_PORT_RANGE, subject, deadline));
    }

    private static String of(Guid service) {
        return HcnKind.GUEST_SERVICE.label() + " " + service;
    }

    private static Header header(HcnCall call, Guid service) {
        return Header.request(Protocol.HCN, call.number()).about(Kinds.number(HcnKind.GUEST_SERVICE), service);
    }

    private PortReservation reserve(Header request, Ask ask) {
        Header answer = exchange(own, Message.of(request), ask).header();
        return new Reservation(answer.value(), HeldPorts.firstPort(answer), HeldPorts.lastPort(answer));
    }

    @Override
    public List<ReservedPorts> reservedPorts(Deadline deadline) {
        Ask ask = new Ask(HeldPorts.ENUMERATE, "the ports held for guests", deadline);
        Message answer =
                exchange(common, Message.of(Header.request(Protocol.HCN, HcnCall.RESERVED_PORTS.number())), ask);
        try {
            return PortEntries.read(answer.bodyA());
        } catch (IllegalArgumentException e) {
            throw ask.failure(
                    Failures.CALL_FAILED,
                    HostCallException.Ending.UNKNOWN,
                    "the answer of " + common.shown() + " cannot be understood: " + e.getMessage(),
                    e);
        }
    }

    private static Message exchange(RemoteConnection on, Message request, Ask ask) {
        Message answer = on.exchange(request, ask);
        if (answer.isError()) {
            throw Failures.read(answer, ask.call(), ask.subject());
        }
        return answer;
    }

    private void release(Reservation reservation) {
        Header request =
                Header.request(Protocol.HCN, HcnCall.RELEASE_PORTS.number()).withValue(reservation.number);
        try {
            exchange(own, Message.of(request), new Ask(HeldPorts.RELEASE, reservation.subject(), Deadline.CHANGE));
        } catch (HostCallException e) {
            if (!GONE.contains(e.hresult())) {
                throw e;
            }
        }
    }

    /** A number of the server's. */
    private final class Reservation implements PortReservation {
        private final long number;
        private final int first;
        private final int last;
        private boolean closed;

        Reservation(long number, int first, int last) {
            this.number = number;
            this.first = first;
            this.last = last;
        }

        String subject() {
            return "ports " + first + " to " + last;
        }

        @Override
        public int firstPort() {
            return first;
        }

        @Override
        public int lastPort() {
            return last;
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                release(this); // a number is never used again: to release it once more does no harm
                closed = true;
            }
        }
    }

    @Override
    public void close() {
        own.close();
    }
}
