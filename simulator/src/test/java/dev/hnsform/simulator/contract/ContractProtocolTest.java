package dev.hnsform.simulator.contract;

import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.protocol.HostOffer;
import dev.hnsform.hns.protocol.HostServer;
import dev.hnsform.hns.protocol.RemoteConnection;
import dev.hnsform.hns.protocol.RemoteHost;
import dev.hnsform.simulator.SimulatedHost;
import dev.hnsform.simulator.profile.SimulatorSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;

/** The contract, with the simulated host behind the host protocol. */
class ContractProtocolTest extends ContractSuite {
    private static final String TOKEN = "a token for tests";

    private final StandIn served = new StandIn(SimulatedHost.inMemory(SimulatorSettings.defaults()));
    private final HostServer server = HostServer.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            TOKEN,
            new HostOffer(served, "test", "hnsform test", Optional.empty(), Optional.empty()));
    private final RemoteHost client = new RemoteHost(RemoteConnection.open(server.address(), TOKEN, "a test"));

    ContractProtocolTest() {
        super("the host protocol");
    }

    @Override
    HnsHost reach(SimulatedHost simulated) {
        served.standFor(simulated);
        return client;
    }

    @AfterAll
    void end() {
        client.close();
        server.close();
    }
}
