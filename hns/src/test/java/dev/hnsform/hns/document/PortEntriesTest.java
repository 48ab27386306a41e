package dev.hnsform.hns.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hnsform.hns.port.PortProtocol;
import dev.hnsform.hns.port.ReservedPorts;
import dev.hnsform.schema.net.Guid;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortEntriesTest {
    private static final ReservedPorts ENTRY = new ReservedPorts(
            Guid.parse("e0e16197-dd56-4a10-9195-5ee7a155a838"),
            Guid.parse("00112233-4455-6677-8899-aabbccddeeff"),
            3,
            0x01FF_FFFF_FFFF_FEA7L,
            0xFFFF_FFFFL,
            2,
            0x0102_0304L,
            44_619,
            48_715);

    @Test
    void laysEntriesOutAsWindowsDoes() {
        byte[] bytes = PortEntries.write(List.of(ENTRY));

        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("9761e1e056dd104a91955ee7a155a838" + "33221100554477668899aabbccddeeff" + "03000000"
                        + "00000000" + "a7feffffffffff01" + "ffffffff" + "02000000" + "04030201" + "4bae" + "4bbe");
        assertThat(PortEntries.read(bytes)).containsExactly(ENTRY);
        assertThat(PortEntries.read(PortEntries.write(List.of(ENTRY, ENTRY)))).containsExactly(ENTRY, ENTRY);
        assertThat(PortEntries.read(new byte[0])).isEmpty();
    }

    @Test
    void refusesHalfAnEntry() {
        assertThatThrownBy(() -> PortEntries.read(new byte[65]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65 bytes");
    }

    @Test
    void tellsWhichPortsAreHeld() {
        assertThat(ENTRY.hold(PortProtocol.TCP, 44_619)).isTrue();
        assertThat(ENTRY.hold(PortProtocol.UDP, 48_715)).isTrue();
        assertThat(ENTRY.hold(PortProtocol.UDP, 48_716)).isFalse();
        assertThat(ENTRY.hold(PortProtocol.UDP, 44_618)).isFalse();
        ReservedPorts odd = new ReservedPorts(Guid.ZERO, Guid.ZERO, 9, 0, 0, 0, 0, 1, 2);
        assertThat(odd.protocols()).isEmpty();
        assertThat(odd.hold(PortProtocol.BOTH, 1)).isFalse();
        assertThat(PortProtocol.TCP.meets(PortProtocol.UDP)).isFalse();
        assertThat(PortProtocol.TCP.meets(PortProtocol.BOTH)).isTrue();
    }
}
