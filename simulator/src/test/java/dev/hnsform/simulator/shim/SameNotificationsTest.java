package dev.hnsform.simulator.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.jna.NativeHost;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostNotifier;
import dev.hnsform.hns.port.HostNotifier.Registration;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.hns.protocol.HostServer;
import dev.hnsform.hns.protocol.RemoteConnection;
import dev.hnsform.hns.protocol.RemoteHost;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.Heard;
import dev.hnsform.simulator.SimulatedHost;
import dev.hnsform.simulator.profile.SimulatorSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A simulated host tells the same in process, over the host protocol, and through the C library and JNA. */
class SameNotificationsTest {
    private static final Guid NET = Guid.parse("11111111-0000-8000-8000-000000000001");
    private static final Guid EP = Guid.parse("22222222-0000-8000-8000-000000000001");
    private static final Guid NS = Guid.parse("33333333-0000-8000-8000-000000000001");

    private static JsonObject json(String text) {
        return (JsonObject) JsonReader.parse(text.replace('\'', '"'));
    }

    /** Listens to a host that something else changes. */
    private interface Scene {
        void play(SimulatedHost host, HostNotifier listening);
    }

    private static void life(HnsHost host) {
        host.create(
                HcnKind.NETWORK,
                NET,
                json("{'Name':'x','Type':'Private','Flags':8,'SchemaVersion':{'Major':2,'Minor':0}}"),
                Deadline.CHANGE);
        host.create(HcnKind.NAMESPACE, NS, json("{'SchemaVersion':{'Major':2,'Minor':0}}"), Deadline.CHANGE);
        host.delete(HcnKind.NAMESPACE, NS, Deadline.CHANGE);
    }

    private static void tellsOfNetworksAndNamespaces(SimulatedHost host, HostNotifier listening) {
        Heard heard = new Heard();
        try (Registration registration = listening.register(Optional.empty(), heard)) {
            life(host);
            assertThat(heard.next(4))
                    .containsExactly(
                            "NetworkPreCreate " + NET + " 8",
                            "NetworkCreate " + NET + " 8",
                            "NamespaceCreate " + NS + " 0",
                            "NamespaceDelete " + NS + " 0");
        }
    }

    private static void tellsOfOneNetwork(SimulatedHost host, HostNotifier listening) {
        life(host);
        host.create(
                HcnKind.ENDPOINT,
                EP,
                json("{'HostComputeNetwork':'" + NET + "','SchemaVersion':{'Major':2,'Minor':0}}"),
                Deadline.CHANGE);
        Heard heard = new Heard();
        try (Registration registration = listening.register(Optional.of(NET), heard)) {
            JsonObject where = json("{'SystemType':'Host','CompartmentId':1}");
            host.hnsCall("POST", "/endpoints/" + EP + "/attach", where, Deadline.CHANGE);
            host.hnsCall("POST", "/endpoints/" + EP + "/detach", where, Deadline.CHANGE);
            assertThat(heard.next(2))
                    .containsExactly("NetworkEndpointAttached " + EP + " 0", "NetworkEndpointDetached " + EP + " 0");
        }
    }

    private static void missesNoRestart(SimulatedHost host, HostNotifier listening) {
        for (int restart = 0; restart < 3; restart++) {
            Heard heard = new Heard();
            try (Registration registration = listening.register(Optional.empty(), heard)) {
                host.restartHns();
                assertThat(heard.next()).isEqualTo("ServiceDisconnect");
            }
            // What was opened before is dead; a client that opens for each call goes on
            assertThat(((HnsHost) listening).enumerate(HcnKind.NAMESPACE, HostQuery.V2, Deadline.READ))
                    .hasSize(1);
        }
    }

    private static void refusesToListenToWhatIsNotThere(SimulatedHost host, HostNotifier listening) {
        HostCallException failure =
                catchThrowableOfType(HostCallException.class, () -> listening.register(Optional.of(NET), told -> {}));
        assertThat(HcnError.of(failure)).contains(HcnError.NETWORK_NOT_FOUND);
    }

    private static void inProcess(Scene scene) {
        try (SimulatedHost host = SimulatedHost.inMemory(SimulatorSettings.defaults())) {
            scene.play(host, host);
        }
    }

    private static void overTcp(Scene scene) {
        try (SimulatedHost host = SimulatedHost.inMemory(SimulatorSettings.defaults());
                HostServer server = Shim.serve(host);
                RemoteHost remote = new RemoteHost(RemoteConnection.open(server.address(), Shim.TOKEN, "a test"))) {
            scene.play(host, remote);
        }
    }

    private static void throughTheLibrary(Scene scene) {
        Shim.require();
        long handles = Shim.liveHandles();
        long strings = Shim.liveStrings();
        try (SimulatedHost host = SimulatedHost.inMemory(SimulatorSettings.defaults());
                HostServer server = Shim.serve(host);
                NativeHost bound = Shim.bound(Shim.uri(server), host::facts)) {
            scene.play(host, bound);
        }
        assertThat(Shim.liveHandles()).isEqualTo(handles);
        assertThat(Shim.liveStrings()).isEqualTo(strings);
    }

    @TestFactory
    Stream<DynamicTest> everyWayTellsTheSame() {
        List<Consumer<Scene>> ways = List.of(
                SameNotificationsTest::inProcess,
                SameNotificationsTest::overTcp,
                SameNotificationsTest::throughTheLibrary);
        List<String> names = List.of("in process", "tcp", ".so and JNA");
        return Stream.of(0, 1, 2)
                .flatMap(way -> Stream.of(
                        test(
                                ways.get(way),
                                names.get(way),
                                "networks",
                                SameNotificationsTest::tellsOfNetworksAndNamespaces),
                        test(ways.get(way), names.get(way), "one network", SameNotificationsTest::tellsOfOneNetwork),
                        test(ways.get(way), names.get(way), "restarts", SameNotificationsTest::missesNoRestart),
                        test(
                                ways.get(way),
                                names.get(way),
                                "missing",
                                SameNotificationsTest::refusesToListenToWhatIsNotThere)));
    }

    private static DynamicTest test(Consumer<Scene> way, String by, String what, Scene scene) {
        return DynamicTest.dynamicTest(what + " " + by, () -> way.accept(scene));
    }
}
