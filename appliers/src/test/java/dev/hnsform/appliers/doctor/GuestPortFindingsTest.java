package dev.hnsform.appliers.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.PortProtocol;
import dev.hnsform.hns.port.ReservedPorts;
import dev.hnsform.schema.net.Guid;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuestPortFindingsTest {
    private static final Guid MACHINE = Guid.parse(Ward.id(99));
    private static final String MAPPING =
            ",\"SharedContainers\":[\"c1\"],\"Policies\":[{\"Type\":\"NAT\",\"Protocol\":\"TCP\",\"InternalPort\":80,\"ExternalPort\":8080}]";

    private final Ward ward = new Ward().nat();

    private void held(PortProtocol protocol, int first, int last) {
        ward.ports.add(new ReservedPorts(MACHINE, MACHINE, protocol.number(), 0, 0, 0, 0, first, last));
    }

    @Test
    void portsHeldForAGuestAreNoted() {
        held(PortProtocol.BOTH, 44_619, 48_715);
        held(PortProtocol.UDP, 5353, 5353);
        Finding finding = ward.found(Check.GUEST_PORTS);
        assertThat(finding.subject()).isEqualTo(new Subject("VirtualMachine", "", Optional.of(MACHINE)));
        assertThat(finding.evidence()).containsExactly("TCP and UDP/44619 to 48715", "UDP/5353");
        assertThat(ward.examine().verdict()).isEqualTo(Examination.Verdict.WELL);
    }

    @Test
    void theGuestIsCalledByItsServiceWhereHnsShowsIt() {
        held(PortProtocol.TCP, 22, 22);
        ward.holds(
                "{\"ID\":\"" + Ward.id(7) + "\",\"Name\":\"wsl\",\"VirtualMachineId\":\"" + MACHINE
                        + "\",\"State\":\"Created\",\"MirrorHostNetworking\":true,\"SchemaVersion\":{\"Major\":2,\"Minor\":0}}");
        assertThat(ward.examine().counts()).containsEntry(HcnKind.GUEST_SERVICE, 1);
        assertThat(ward.found(Check.GUEST_PORTS).subject())
                .isEqualTo(new Subject("GuestNetworkService", "wsl", Optional.of(Guid.parse(Ward.id(7)))));
    }

    @Test
    void whatTheHostsOwnProgramsHaveIsNotTold() {
        ward.ports.add(new ReservedPorts(
                ReservedPorts.HOST_PARTITION, ReservedPorts.HOST_PARTITION, 2, 0, 0, 0, 0, 5353, 5353));
        assertThat(ward.checks()).isEmpty();
    }

    @Test
    void aPublishedPortThatAGuestHasIsFound() {
        ward.holds(Ward.endpoint(1, Ward.NAT, "172.21.16.9", 2, MAPPING));
        held(PortProtocol.UDP, 8080, 8080);
        assertThat(ward.checks()).containsExactly(Check.GUEST_PORTS);
        held(PortProtocol.BOTH, 8000, 8100);
        Finding finding = ward.found(Check.GUEST_PORT_PUBLISHED);
        assertThat(finding.what()).startsWith("Port TCP/8080 is published by it, and held for a guest");
        assertThat(finding.evidence())
                .containsExactly("held for VirtualMachine " + MACHINE + ": TCP and UDP/8000 to 8100");
        assertThat(ward.examine().verdict()).isEqualTo(Examination.Verdict.FINDINGS);
    }

    @Test
    void reservationsThatPileUpAreFound() {
        for (int port = 1; port < 8_000; port++) {
            held(PortProtocol.UDP, port, port);
        }
        assertThat(ward.found(Check.GUEST_PORTS).evidence()).hasSize(11).contains("and 7989 more");
        ward.ports.add(new ReservedPorts(MACHINE, MACHINE, 9, 0, 0, 0, 0, 8_000, 8_000));
        Finding finding = ward.found(Check.GUEST_PORTS_PILED_UP);
        assertThat(finding.what()).startsWith("8000 reservations of ports are held for it.");
        assertThat(finding.command()).contains("wsl --shutdown");
    }
}
