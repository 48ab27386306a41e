package dev.hnsform.hns.protocol;

import dev.hnsform.hns.document.PortEntries;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostCallException.Ending;
import dev.hnsform.hns.port.HostPorts;
import dev.hnsform.hns.port.HostPorts.PortReservation;
import dev.hnsform.hns.port.PortAccess;
import dev.hnsform.hns.port.PortProtocol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The ports that one connection has reserved: released when it asks for that, and all of them when it ends. Reservations are numbers that no server
 * ever uses twice, so that a client that was connected anew can do nothing to those of others. For one thread.
 */
final class HeldPorts implements AutoCloseable {
    static final String RESERVE_PORT = "HcnReserveGuestNetworkServicePort";
    static final String RESERVE_PORT_RANGE = "HcnReserveGuestNetworkServicePortRange";
    static final String RELEASE = "HcnReleaseGuestNetworkServicePortReservationHandle";
    static final String ENUMERATE = "HcnEnumerateGuestNetworkPortReservations";

    /** Every port of both protocols, half of them. */
    private static final int MOST = 65_536;

    private static final int HIGH_HALF = 16;
    private static final long LOW_HALF = 0xFFFF;

    private final HnsHost host;
    private final int most;
    private final Map<Long, PortReservation> held = new HashMap<>();

    HeldPorts(HnsHost host) {
        this(host, MOST);
    }

    HeldPorts(HnsHost host, int most) {
        this.host = host;
        this.most = most;
    }

    /** What a request says of a port: protocol in the low half, access in the high one. */
    static long kindOfPort(PortProtocol protocol, PortAccess access) {
        return protocol.number() | (long) access.number() << HIGH_HALF;
    }

    /** The lowest port of an answer. */
    static int firstPort(Header answer) {
        return (int) (answer.detail() & LOW_HALF);
    }

    /** The highest port of an answer. */
    static int lastPort(Header answer) {
        return (int) (answer.detail() >>> HIGH_HALF & LOW_HALF);
    }

    Message answer(HcnCall call, Header request, Deadline deadline) {
        if (!(host instanceof HostPorts ports)) {
            return refused(request, Failures.NOT_IMPLEMENTED, "this host holds no ports for guests");
        }
        return switch (call) {
            case RESERVE_PORT -> reservePort(ports, request, deadline);
            case RESERVE_PORT_RANGE -> reserveRange(ports, request, deadline);
            case RELEASE_PORTS -> release(request);
            default -> new Message(request.answer(), PortEntries.write(ports.reservedPorts(deadline)), new byte[0]);
        };
    }

    private Message reservePort(HostPorts ports, Header request, Deadline deadline) {
        Optional<PortProtocol> protocol = PortProtocol.of(request.detail() & LOW_HALF);
        Optional<PortAccess> access = PortAccess.of(request.detail() >>> HIGH_HALF & LOW_HALF);
        if (protocol.isEmpty() || access.isEmpty() || !isShort(request.value())) {
            return refused(
                    request,
                    Failures.INVALID_ARGUMENT,
                    "a port is reserved for protocol 1, 2 or 3 with access 1 or 2, and is at most 65535; this asks for protocol "
                            + (request.detail() & LOW_HALF) + ", access " + (request.detail() >>> HIGH_HALF)
                            + ", port " + request.value());
        }
        int port = (int) request.value();
        return reserve(request, () -> ports.reservePort(request.id(), protocol.get(), access.get(), port, deadline));
    }

    private Message reserveRange(HostPorts ports, Header request, Deadline deadline) {
        if (!isShort(request.value())) {
            return refused(
                    request, Failures.INVALID_ARGUMENT, "a range has at most 65535 ports, not " + request.value());
        }
        int count = (int) request.value();
        return reserve(request, () -> ports.reservePortRange(request.id(), count, deadline));
    }

    private static boolean isShort(long number) {
        return number >= 0 && number <= LOW_HALF;
    }

    /** A call that reserves. */
    private interface Reserving {
        PortReservation call();
    }

    private Message reserve(Header request, Reserving call) {
        if (Kinds.of(request.kind()).filter(HcnKind.GUEST_SERVICE::equals).isEmpty()) {
            return refused(request, Failures.NOT_IMPLEMENTED, "ports are reserved for guest network services alone");
        }
        if (held.size() >= most) {
            return refused(
                    request,
                    Failures.OUT_OF_MEMORY,
                    "one connection holds at most " + most + " reservations; release some first");
        }
        PortReservation made = call.call();
        long number = UUID.randomUUID().getLeastSignificantBits();
        held.put(number, made);
        return Message.of(request.answer()
                .withDetail(made.firstPort() | (long) made.lastPort() << HIGH_HALF)
                .withValue(number));
    }

    private Message release(Header request) {
        PortReservation reservation = held.get(request.value());
        if (reservation == null) {
            return refused(
                    request,
                    Failures.INVALID_HANDLE,
                    "this connection holds no reservation " + Long.toUnsignedString(request.value()));
        }
        reservation.close();
        held.remove(request.value()); // what the host refuses to release is released with the rest
        return Message.of(request.answer());
    }

    private static Message refused(Header request, HResult code, String why) {
        return Failures.of(request, code, Ending.REFUSED, why);
    }

    @Override
    public void close() {
        List<PortReservation> all = List.copyOf(held.values());
        held.clear();
        for (PortReservation reservation : all) {
            try {
                reservation.close();
            } catch (HostCallException e) {
                continue; // nobody is there to hear it, and the others are to be released all the same
            }
        }
    }
}
