package dev.hnsform.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.jna.NativeHost;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.protocol.HostServer;
import dev.hnsform.simulator.SimulatedHost;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.shim.Shim;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract through the native binding: JNA, the library with HNS's exports, the host protocol, and the simulated host behind it. */
class ContractLibraryTest extends ContractSuite {
    private final StandIn served = new StandIn(SimulatedHost.inMemory(SimulatorSettings.defaults()));
    private HostServer server;
    private NativeHost host;

    ContractLibraryTest() {
        super("the native binding over the library");
    }

    @BeforeAll
    void bind() {
        Shim.require();
        server = Shim.serve(served);
        host = Shim.bound(Shim.uri(server), served::facts);
    }

    @Override
    HnsHost reach(SimulatedHost simulated) {
        served.standFor(simulated);
        return host;
    }

    @AfterAll
    void end() {
        if (host != null) {
            assertThat(Shim.liveHandles()).as("handles left open").isZero();
            assertThat(Shim.liveStrings()).as("strings left").isZero();
            host.close();
            server.close();
        }
    }
}
