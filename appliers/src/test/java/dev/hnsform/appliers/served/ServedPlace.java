package dev.hnsform.appliers.served;

import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.protocol.HostOffer;
import dev.hnsform.hns.protocol.HostServer;
import dev.hnsform.hns.protocol.RemoteConnection;
import dev.hnsform.simulator.SimulatedHost;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.statestore.home.StateHome;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A simulated host that is served with its home, and those who use it. Runs change it through tricks. */
final class ServedPlace implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    static final String TOOL = "0.0.0-test";
    private static final String TOKEN = "token";

    final SimulatedHost host = SimulatedHost.inMemory(SimulatorSettings.defaults());
    final HostServer server;
    final ServedHome beside;
    volatile HostTrick trick = HostTrick.NONE;
    volatile Runnable beforeCreates = () -> {};
    private final List<RemoteConnection> connections = new ArrayList<>();

    ServedPlace(Path home) {
        this.beside = new ServedHome(tricked(), StateHome.of(home), Clock.fixed(NOW, ZoneOffset.UTC), TOOL);
        this.server = HostServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                TOKEN,
                new HostOffer(
                        (HnsHost) host, host.identity(), "test", Optional.of(beside), Optional.of(home.toString())));
    }

    /** The host as runs see it. */
    HnsHost tricked() {
        return (HnsHost) Proxy.newProxyInstance(
                ServedPlace.class.getClassLoader(), new Class<?>[] {HnsHost.class}, (self, method, arguments) -> {
                    if (method.getName().equals("create")) {
                        beforeCreates.run();
                        if (trick == HostTrick.NO_ENDPOINTS && arguments[0] == HcnKind.ENDPOINT) {
                            throw new HostCallException(
                                    "HcnCreateEndpoint",
                                    "an endpoint",
                                    new HResult(0x80004005L),
                                    HostCallException.Ending.REFUSED,
                                    "no",
                                    null);
                        }
                    }
                    try {
                        return method.invoke(host, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    RemoteConnection connect() {
        RemoteConnection connection = RemoteConnection.open(server.address(), TOKEN, "a test");
        connections.add(connection);
        return connection;
    }

    @Override
    public void close() {
        connections.forEach(RemoteConnection::close);
        beside.close();
        server.close();
        host.close();
    }
}
