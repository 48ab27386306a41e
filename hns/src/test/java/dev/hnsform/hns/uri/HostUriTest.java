package dev.hnsform.hns.uri;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.schema.diagnostic.Diagnostic;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostUriTest {
    private static final Path BASE = Path.of("/work/dir").toAbsolutePath();

    @Test
    void filesAreMadeAbsolute() {
        HostUri uri = HostUri.parse("SIM:../host.sim", BASE).uri().orElseThrow();
        assertThat(uri)
                .isEqualTo(new HostUri.SimulatorFile(BASE.resolve("../host.sim").normalize()));
        assertThat(uri.text()).isEqualTo("sim:" + BASE.getParent().resolve("host.sim"));
        assertThat(HostUri.parse(uri.text(), Path.of("elsewhere")).uri()).contains(uri);
        assertThat(HostUri.parse("snapshot:a b.json", BASE).uri())
                .contains(new HostUri.SnapshotFile(BASE.resolve("a b.json")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh://root@node"})
    void hostsOfLaterVersionsAreNamedAsSuch(String text) {
        Diagnostic diagnostic = HostUri.parse(text, BASE).diagnostic().orElseThrow();
        assertThat(diagnostic.code()).isEqualTo("HF5202");
        assertThat(diagnostic.detail()).contains("\"" + text + "\"", "sim:FILE");
    }

    @ParameterizedTest
    @CsvSource({
        "tcp://127.0.0.1:9000, 127.0.0.1, 9000, tcp://127.0.0.1:9000",
        "TCP://Node7.Example:1/, node7.example, 1, tcp://node7.example:1",
        "tcp://[::1]:65535, ::1, 65535, tcp://[::1]:65535",
    })
    void servedHostsAreNamedByAddressAndPort(String text, String address, int port, String canonical) {
        HostUri uri = HostUri.parse(text, BASE).uri().orElseThrow();
        assertThat(uri).isEqualTo(new HostUri.Served(address, port));
        assertThat(uri.text()).isEqualTo(canonical);
        assertThat(HostUri.parse(canonical, BASE).uri()).contains(uri);
    }

    @ParameterizedTest
    @CsvSource({
        "host.sim, begins with none",
        "'', begins with none",
        "http://x, begins with none",
        "sim:, missing",
        "snapshot:, missing",
        "tcp:, an address and a port",
        "tcp://127.0.0.1, an address and a port",
        "tcp://::1:9000, an address and a port",
        "tcp://user@node:9000, an address and a port",
        "tcp://127.0.0.1:0, ports go from 1 to 65535",
        "tcp://127.0.0.1:70000, ports go from 1 to 65535",
        "local:x, takes nothing behind it",
        "'sim:a\0b', not a path",
    })
    void everythingElseIsRefusedWithItsReason(String text, String reason) {
        HostUri.Reading reading = HostUri.parse(text, BASE);
        assertThat(reading.uri()).isEmpty();
        assertThat(reading.diagnostic().orElseThrow().code()).isEqualTo("HF5201");
        assertThat(reading.diagnostic().orElseThrow().detail()).contains(reason);
    }
}
