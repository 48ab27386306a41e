package dev.hnsform.simulator.engine;

import dev.hnsform.hns.port.PortAccess;
import dev.hnsform.hns.port.PortProtocol;
import dev.hnsform.hns.port.ReservedPorts;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.ipam.GuestPorts;
import dev.hnsform.simulator.ipam.PortTable;
import dev.hnsform.simulator.model.SimulatedGuestService;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/** Ports that are held for guests, and how they stand beside those that port mappings publish (hns-reference 1.2, 5.9). */
final class GuestPortCalls {
    /** Published listings count down from near here (log: microsoft/WSL#4901). */
    private static final long HIGHEST_PRIORITY = 0x01FF_FFFF_FFFF_FFFFL;

    private static final int LARGEST = 65_535;
    private static final int TCP = 6;
    private static final int UDP = 17;

    private final Ruling ruling;

    GuestPortCalls(Ruling ruling) {
        this.ruling = ruling;
    }

    GuestPorts.Hold reserve(SimulatedGuestService service, PortProtocol protocol, PortAccess access, int port) {
        String about = protocol + " port " + port;
        if (isNone(port)) {
            throw Rule.INVALID_GUEST_PORT.about(about);
        }
        GuestPorts held = ruling.guestPorts();
        boolean alone = access == PortAccess.EXCLUSIVE;
        boolean unlike = alone ? held.isShared(protocol, port) : held.isExclusive(protocol, port);
        if (alone && held.isExclusive(protocol, port) || unlike && ruling.is(Switch.SHARED_GUEST_PORTS, "refuse")) {
            throw Rule.GUEST_PORT_IN_USE.about(about);
        }
        if (isPublished(protocol, port) && ruling.is(Switch.PUBLISHED_GUEST_PORTS, "refuse")) {
            throw Rule.GUEST_PORT_PUBLISHED.about(about);
        }
        return new GuestPorts.Hold(service.id(), protocol, access, port, port);
    }

    private static boolean isNone(int number) {
        return number < 1 || number > LARGEST;
    }

    private boolean isPublished(PortProtocol protocol, int port) {
        PortTable published = ruling.state().ports();
        return protocol.meets(PortProtocol.TCP) && published.isHeld(TCP, port)
                || protocol.meets(PortProtocol.UDP) && published.isHeld(UDP, port);
    }

    GuestPorts.Hold reserveRange(SimulatedGuestService service, int count) {
        if (isNone(count)) {
            throw Rule.INVALID_GUEST_PORT.about("a range of " + count + " ports");
        }
        int length = ruling.is(Switch.GUEST_PORT_RANGE_LENGTH, "count") ? count : count + 1;
        int first = ruling.guestPorts()
                .freeRun(length, port -> isPublished(PortProtocol.BOTH, port))
                .orElseThrow(() -> Rule.NO_FREE_GUEST_PORTS.about(length + " ports beside each other"));
        return new GuestPorts.Hold(service.id(), PortProtocol.BOTH, PortAccess.EXCLUSIVE, first, first + length - 1);
    }

    List<ReservedPorts> entries() {
        List<ReservedPorts> entries = new ArrayList<>();
        for (GuestPorts.Hold hold : ruling.guestPorts().holds()) {
            Guid machine = ruling.state().guestServices().stream()
                    .filter(service -> service.id().equals(hold.service()))
                    .findFirst()
                    .map(SimulatedGuestService::virtualMachine)
                    .orElse(hold.service());
            Guid owner = ruling.is(Switch.GUEST_PORT_OWNER, "host") ? ReservedPorts.HOST_PARTITION : machine;
            entries.add(new ReservedPorts(
                    owner,
                    machine,
                    hold.protocol().number(),
                    HIGHEST_PRIORITY - entries.size(),
                    0,
                    0,
                    0,
                    hold.first(),
                    hold.last()));
        }
        return entries;
    }

    /** Whether a guest has the port; {@code protocol} is 6 or 17. */
    boolean isHeld(int protocol, int port) {
        return ruling.guestPorts().isHeld(protocol == TCP ? PortProtocol.TCP : PortProtocol.UDP, port);
    }

    /** Refuses to publish a port that a guest has. */
    void requireNotHeld(PortTable.Port port) {
        if (isHeld(port.protocol(), port.port()) && ruling.is(Switch.PUBLISHED_GUEST_PORTS, "refuse")) {
            throw Rule.PORT_HELD_FOR_GUEST.about("external port " + port.port() + " of protocol " + port.protocol());
        }
    }
}
