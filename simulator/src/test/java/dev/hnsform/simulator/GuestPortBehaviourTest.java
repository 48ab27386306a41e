package dev.hnsform.simulator;

import static dev.hnsform.simulator.Lab.EP;
import static dev.hnsform.simulator.Lab.EP_2;
import static dev.hnsform.simulator.Lab.LB;
import static dev.hnsform.simulator.Lab.NET;
import static dev.hnsform.simulator.Lab.NS;
import static dev.hnsform.simulator.Lab.endpoint;
import static dev.hnsform.simulator.Lab.json;
import static dev.hnsform.simulator.Lab.nat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostCallException.Ending;
import dev.hnsform.hns.port.HostPorts.PortReservation;
import dev.hnsform.hns.port.PortAccess;
import dev.hnsform.hns.port.PortProtocol;
import dev.hnsform.hns.port.ReservedPorts;
import dev.hnsform.simulator.fault.Fault;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.rule.Rule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ports that the host holds for guests. */
class GuestPortBehaviourTest {
    private final Lab lab = Lab.with(SimulatorSettings.defaults()).guestService(LB);

    private static List<String> held(Lab of) {
        return of.host.reservedPorts(Deadline.READ).stream()
                .map(entry -> entry.protocols().orElseThrow() + " " + entry.first() + "-" + entry.last())
                .toList();
    }

    /** Refused by this rule, and nothing is held or released. */
    private void refuses(Rule rule, Runnable call) {
        List<String> before = held(lab);
        lab.refuses(rule, call);
        assertThat(held(lab)).isEqualTo(before);
    }

    @Test
    void aPortIsHeldUntilItIsReleased() {
        PortReservation tcp = lab.reserve("TCP", "EXCLUSIVE", 8080);
        PortReservation udp = lab.reserve("UDP", "EXCLUSIVE", 8080);
        assertThat(tcp.firstPort()).isEqualTo(8080);
        assertThat(tcp.lastPort()).isEqualTo(8080);
        assertThat(held(lab)).containsExactly("TCP 8080-8080", "UDP 8080-8080");
        refuses(Rule.GUEST_PORT_IN_USE, () -> lab.reserve("TCP", "EXCLUSIVE", 8080));
        refuses(Rule.GUEST_PORT_IN_USE, () -> lab.reserve("BOTH", "EXCLUSIVE", 8080));
        refuses(Rule.GUEST_PORT_IN_USE, () -> lab.reserve("UDP", "SHARED", 8080));

        tcp.close();
        tcp.close();
        assertThat(held(lab)).containsExactly("UDP 8080-8080");
        refuses(Rule.GUEST_PORT_IN_USE, () -> lab.reserve("BOTH", "EXCLUSIVE", 8080));
        udp.close();
        lab.reserve("BOTH", "EXCLUSIVE", 8080);
        assertThat(held(lab)).containsExactly("BOTH 8080-8080");
    }

    @Test
    void sharedPortsAreSharedAmongThoseWhoShareThem() {
        PortReservation one = lab.reserve("UDP", "SHARED", 5353);
        PortReservation two = lab.reserve("UDP", "SHARED", 5353);
        refuses(Rule.GUEST_PORT_IN_USE, () -> lab.reserve("UDP", "EXCLUSIVE", 5353));
        one.close();
        refuses(Rule.GUEST_PORT_IN_USE, () -> lab.reserve("UDP", "EXCLUSIVE", 5353));
        two.close();
        lab.reserve("UDP", "EXCLUSIVE", 5353);
    }

    @Test
    void oneMaySetThemToBeSharedBesideThoseWhoDoNot() {
        lab.host.setSwitch(Switch.SHARED_GUEST_PORTS.label(), "allow");
        PortReservation alone = lab.reserve("UDP", "EXCLUSIVE", 5353);
        lab.reserve("UDP", "SHARED", 5353);
        refuses(Rule.GUEST_PORT_IN_USE, () -> lab.reserve("UDP", "EXCLUSIVE", 5353));
        alone.close();
        lab.reserve("UDP", "EXCLUSIVE", 5353);
        assertThat(lab.host.lastSwitches()).containsExactly(Switch.SHARED_GUEST_PORTS.label());
    }

    @Test
    void aRangeIsChosenBelowTheDynamicPortsAroundWhatIsHeld() {
        PortReservation first = lab.reserveRange(4096);
        assertThat(first.lastPort()).isEqualTo(49_151);
        assertThat(first.lastPort() - first.firstPort()).isEqualTo(4096);
        PortReservation second = lab.reserveRange(100);
        assertThat(second.lastPort()).isEqualTo(first.firstPort() - 1);
        refuses(Rule.GUEST_PORT_IN_USE, () -> lab.reserve("UDP", "SHARED", 49_000));
        refuses(Rule.GUEST_PORT_IN_USE, () -> lab.reserve("TCP", "EXCLUSIVE", first.firstPort()));
        assertThat(held(lab))
                .containsExactly(
                        "BOTH " + first.firstPort() + "-49151", "BOTH " + second.firstPort() + "-" + second.lastPort());
        first.close();
        assertThat(lab.reserveRange(4096).lastPort()).isEqualTo(49_151);
    }

    @Test
    void whereThePortsAreInPiecesThereIsNoRange() {
        PortReservation middle = lab.reserve("TCP", "SHARED", 24_000);
        lab.reserveRange(20_000).close();
        refuses(Rule.NO_FREE_GUEST_PORTS, () -> lab.reserveRange(40_000));
        refuses(Rule.NO_FREE_GUEST_PORTS, () -> lab.reserveRange(65_535));
        middle.close();
        assertThat(lab.reserveRange(40_000).firstPort()).isPositive();
    }

    @Test
    void whatIsNoPortOrOfNoServiceIsRefused() {
        refuses(Rule.INVALID_GUEST_PORT, () -> lab.reserve("TCP", "EXCLUSIVE", 0));
        refuses(Rule.INVALID_GUEST_PORT, () -> lab.reserve("TCP", "EXCLUSIVE", 65_536));
        refuses(Rule.INVALID_GUEST_PORT, () -> lab.reserveRange(0));
        refuses(Rule.INVALID_GUEST_PORT, () -> lab.reserveRange(-1));
        lab.delete(HcnKind.GUEST_SERVICE, LB);
        refuses(Rule.GUEST_SERVICE_NOT_FOUND, () -> lab.reserve("TCP", "EXCLUSIVE", 80));
        refuses(Rule.GUEST_SERVICE_NOT_FOUND, () -> lab.reserveRange(10));
    }

    private static String mapping(int protocol, int port) {
        return ",'Policies':[{'Type':'PortMapping','Settings':{'Protocol':" + protocol
                + ",'InternalPort':80,'ExternalPort':" + port + "}}]";
    }

    @Test
    void aPublishedPortAndAGuestsPortAreOne() {
        lab.network(NET, nat()).endpoint(EP, endpoint(NET, mapping(6, 8080)));
        refuses(Rule.GUEST_PORT_PUBLISHED, () -> lab.reserve("TCP", "EXCLUSIVE", 8080));
        refuses(Rule.GUEST_PORT_PUBLISHED, () -> lab.reserve("BOTH", "SHARED", 8080));
        PortReservation udp = lab.reserve("UDP", "EXCLUSIVE", 8080);
        refuses(Rule.PORT_HELD_FOR_GUEST, () -> lab.endpoint(EP_2, endpoint(NET, mapping(17, 8080))));
        udp.close();
        lab.endpoint(EP_2, endpoint(NET, mapping(17, 8080)));
        refuses(Rule.GUEST_PORT_PUBLISHED, () -> lab.reserve("UDP", "EXCLUSIVE", 8080));
    }

    @Test
    void theHostChoosesNoPortThatAGuestHas() {
        lab.reserve("TCP", "EXCLUSIVE", 49_152);
        lab.reserve("UDP", "SHARED", 49_153);
        lab.network(NET, nat())
                .endpoint(EP, endpoint(NET, mapping(6, 0)))
                .endpoint(EP_2, endpoint(NET, mapping(17, 0)));
        assertThat(lab.policiesOf(HcnKind.ENDPOINT, EP).toString()).contains("'ExternalPort':49153");
        assertThat(lab.policiesOf(HcnKind.ENDPOINT, EP_2).toString()).contains("'ExternalPort':49152");
    }

    @Test
    void aRangeGoesAroundPublishedPorts() {
        lab.network(NET, nat()).endpoint(EP, endpoint(NET, mapping(6, 49_000)));
        assertThat(lab.reserveRange(200).lastPort()).isEqualTo(48_999);
    }

    @Test
    void anEntrySaysWhoseThePortsAre() {
        lab.reserve("TCP", "EXCLUSIVE", 80);
        lab.reserve("TCP", "EXCLUSIVE", 81);
        List<ReservedPorts> entries = lab.host.reservedPorts(Deadline.READ);
        assertThat(entries).extracting(ReservedPorts::owner).containsExactly(NS, NS);
        assertThat(entries).extracting(ReservedPorts::target).containsExactly(NS, NS);
        assertThat(entries).extracting(ReservedPorts::priority).containsExactly(0x1FFFFFFFFFFFFFFL, 0x1FFFFFFFFFFFFFEL);
    }

    @Test
    void portsGoWithTheGuestsAtABoot() {
        PortReservation held = lab.reserve("TCP", "EXCLUSIVE", 80);
        lab.host.restartHns();
        assertThat(held(lab)).containsExactly("TCP 80-80");
        lab.host.reboot();
        assertThat(held(lab)).isEmpty();
        held.close();
    }

    @Test
    void aServiceTakesItsPortsAlongUnlessItIsSetNotTo() {
        Lab two = Lab.with(SimulatorSettings.defaults()).guestService(LB);
        two.host.create(HcnKind.GUEST_SERVICE, EP, json("{'Owner':'another'}"), Deadline.CHANGE);
        two.reserve("TCP", "EXCLUSIVE", 80);
        two.host.reservePort(EP, PortProtocol.TCP, PortAccess.EXCLUSIVE, 81, Deadline.CHANGE);
        two.delete(HcnKind.GUEST_SERVICE, LB);
        assertThat(held(two)).containsExactly("TCP 81-81");
        two.host.setSwitch(Switch.GUEST_PORTS_OF_DELETED_SERVICE.label(), "keep");
        two.delete(HcnKind.GUEST_SERVICE, EP);
        assertThat(two.host.reservedPorts(Deadline.READ))
                .extracting(ReservedPorts::target)
                .containsExactly(EP);
    }

    @Test
    void faultsStrikeReservationsToo() {
        lab.host.addFault(new Fault(Fault.Kind.FAIL, "HcnReserveGuestNetworkServicePort", 1, 0x8000FFFFL, 0));
        HostCallException failed =
                catchThrowableOfType(HostCallException.class, () -> lab.reserve("TCP", "EXCLUSIVE", 80));
        assertThat(failed.hresult().value()).isEqualTo(0x8000FFFFL);
        lab.host.addFault(new Fault(Fault.Kind.LAND_LATE, "HcnReserveGuestNetworkServicePortRange", 1, 0, 1));
        assertThat(catchThrowableOfType(HostCallException.class, () -> lab.reserveRange(10))
                        .ending())
                .isEqualTo(Ending.UNKNOWN);
        lab.host.addFault(new Fault(Fault.Kind.LIE, "HcnReserveGuestNetworkServicePort", 1, 0, 0));
        lab.reserve("TCP", "EXCLUSIVE", 80);
        assertThat(held(lab)).as("nobody would have what landed late").containsExactly("TCP 80-80");
    }

    @Test
    void aReleaseThatFailedCanBeMadeAgain() {
        PortReservation port = lab.reserve("TCP", "EXCLUSIVE", 80);
        lab.host.addFault(
                new Fault(Fault.Kind.FAIL, "HcnReleaseGuestNetworkServicePortReservationHandle", 1, 0x8000FFFFL, 0));
        assertThat(catchThrowableOfType(HostCallException.class, port::close)).isNotNull();
        assertThat(held(lab)).hasSize(1);
        port.close();
        assertThat(held(lab)).isEmpty();
    }

    @Test
    void theHostsOfOneFileHoldPortsEachForTheirOwnAndLoseThemAtEachOthersBoot(@TempDir Path folder) {
        Path file = folder.resolve("lab.sim");
        try (SimulatedHost made = SimulatedHost.create(file, SimulatorSettings.defaults());
                SimulatedHost other = SimulatedHost.open(file)) {
            Lab one = new Lab(made).guestService(LB);
            one.reserve("TCP", "EXCLUSIVE", 80);
            assertThat(held(one)).hasSize(1);
            assertThat(other.reservedPorts(Deadline.READ)).isEmpty();
            other.reboot();
            assertThat(held(one)).isEmpty();
        }
    }
}
