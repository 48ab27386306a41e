package dev.hnsform.appliers.served;

import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.protocol.HostOffer;
import dev.hnsform.hns.protocol.HostServer;
import dev.hnsform.hns.protocol.RemoteConnection;
import dev.hnsform.simulator.SimulatedHost;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.statestore.home.StateHome;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A simulated host that is served with its home, and those who use it. */
final class ServedPlace implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String TOKEN = "token";

    final SimulatedHost host = SimulatedHost.inMemory(SimulatorSettings.defaults());
    final HostServer server;
    private final List<RemoteConnection> connections = new ArrayList<>();

    ServedPlace(Path home) {
        this.server = HostServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                TOKEN,
                new HostOffer(
                        (HnsHost) host,
                        host.identity(),
                        "test",
                        Optional.of(new ServedHome(StateHome.of(home), Clock.fixed(NOW, ZoneOffset.UTC))),
                        Optional.of(home.toString())));
    }

    RemoteConnection connect() {
        RemoteConnection connection = RemoteConnection.open(server.address(), TOKEN, "a test");
        connections.add(connection);
        return connection;
    }

    @Override
    public void close() {
        connections.forEach(RemoteConnection::close);
        server.close();
        host.close();
    }
}
