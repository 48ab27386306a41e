package dev.hnsform.simulator.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.jna.NativeHost;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostCallException.Ending;
import dev.hnsform.hns.port.HostNotification;
import dev.hnsform.hns.port.HostNotifier.Registration;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.hns.protocol.HostServer;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.SimulatedHost;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.profile.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The native binding over a real library: threads, large documents, notifications, a service that goes. Nothing is left in the library. */
class NativeHostOverShimTest {
    private static final Guid ID = Guid.parse("6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10");
    private static final int LARGE = 16 << 20;

    private final TellingHost served = new TellingHost();
    private long strings;
    private long handles;

    @BeforeAll
    static void library() {
        Shim.require();
    }

    @BeforeEach
    void countBefore() {
        strings = Shim.liveStrings();
        handles = Shim.liveHandles();
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(Shim.liveStrings()).isEqualTo(strings);
        assertThat(Shim.liveHandles()).isEqualTo(handles);
    }

    private NativeHost bound(HostServer server) {
        return Shim.bound(Shim.uri(server), served::facts);
    }

    private static JsonObject text(String text) {
        return Json.object().put("Text", text).build();
    }

    @Test
    void carriesSixteenMillionCharactersBothWays() {
        try (HostServer server = Shim.serve(served);
                NativeHost host = bound(server)) {
            JsonObject large = text("\u20ACx".repeat((LARGE - 12) / 2));
            assertThat(large.toString()).hasSizeBetween(LARGE - 4, LARGE);
            host.create(HcnKind.NAMESPACE, ID, large, Deadline.CHANGE);
            boolean same = host.query(HcnKind.NAMESPACE, ID, HostQuery.V2, Deadline.READ)
                    .equals(large);
            assertThat(same).isTrue();
        }
    }

    @Test
    void keepsTextOfAllLanguages() {
        try (HostServer server = Shim.serve(served);
                NativeHost host = bound(server)) {
            JsonObject document = text("Größe ネット \uD83D\uDE00 \"quoted\" \\ \u0001");
            host.create(HcnKind.NETWORK, ID, document, Deadline.CHANGE);
            assertThat(host.query(HcnKind.NETWORK, ID, HostQuery.V2, Deadline.READ))
                    .isEqualTo(document);
        }
    }

    @Test
    void answersManyThreadsAtOnce() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (HostServer server = Shim.serve(served);
                NativeHost host = bound(server)) {
            List<Future<?>> results = new ArrayList<>();
            for (int thread = 0; thread < 16; thread++) {
                Guid own = new Guid(0x4000L + thread, 0x8000_0000_0000_0000L);
                results.add(threads.submit(() -> {
                    for (int round = 0; round < 50; round++) {
                        JsonObject document = text(own + " " + round);
                        host.create(HcnKind.NETWORK, own, document, Deadline.CHANGE);
                        assertThat(host.query(HcnKind.NETWORK, own, HostQuery.V2, Deadline.READ))
                                .isEqualTo(document);
                        host.delete(HcnKind.NETWORK, own, Deadline.CHANGE);
                    }
                }));
            }
            for (Future<?> result : results) {
                result.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void handsNotificationsToListenersThatMayCall() throws InterruptedException {
        try (HostServer server = Shim.serve(served);
                NativeHost host = bound(server)) {
            BlockingQueue<String> heard = new LinkedBlockingQueue<>();
            try (Registration registration = host.register(Optional.empty(), told -> {
                int there = host.enumerate(HcnKind.NETWORK, HostQuery.V2, Deadline.READ)
                        .size();
                heard.add(told.type() + " " + told.data() + " " + there);
            })) {
                served.tell(new HostNotification(2, new HResult(0), "{\"ID\":\"" + ID + "\"}"));
                assertThat(heard.take()).isEqualTo("2 {\"ID\":\"" + ID + "\"} 0");
                served.tell(new HostNotification(4, new HResult(0), ""));
                assertThat(heard.take()).isEqualTo("4  0");
            }
        }
    }

    @Test
    void tellsListenersThatTheServiceWent() throws InterruptedException {
        BlockingQueue<HostNotification> heard = new LinkedBlockingQueue<>();
        HostServer server = Shim.serve(served);
        try (NativeHost host = bound(server);
                Registration registration = host.register(Optional.empty(), heard::add)) {
            server.close();
            assertThat(heard.take().type()).isEqualTo(HostNotification.SERVICE_DISCONNECT);
        } finally {
            server.close();
        }
    }

    @Test
    void neverTakesAnObjectForAbsentWhenTheServiceWent() {
        HostServer server = Shim.serve(served);
        try (NativeHost host = bound(server)) {
            host.create(HcnKind.NETWORK, ID, text("here"), Deadline.CHANGE);
            server.close();
            HostCallException failure = catchThrowableOfType(
                    HostCallException.class, () -> host.query(HcnKind.NETWORK, ID, HostQuery.V2, Deadline.READ));
            assertThat(HcnError.isNotFound(failure)).isFalse();
            assertThat(failure.ending()).isNotEqualTo(Ending.REFUSED);
            HostCallException change = catchThrowableOfType(
                    HostCallException.class, () -> host.delete(HcnKind.NETWORK, ID, Deadline.CHANGE));
            assertThat(change.ending()).isEqualTo(Ending.TRANSIENT); // not sent: the same call may succeed later
        } finally {
            server.close();
        }
    }

    @Test
    void reachesAServiceThatCameBack() {
        HostServer first = Shim.serve(served);
        int port = first.address().getPort();
        try (NativeHost host = bound(first)) {
            host.create(HcnKind.NETWORK, ID, text("here"), Deadline.CHANGE);
            first.close();
            try (HostServer second = HostServer.start(
                    new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), port),
                    Shim.TOKEN,
                    new dev.hnsform.hns.protocol.HostOffer(
                            served, "test", "hnsform test", Optional.empty(), Optional.empty()))) {
                assertThat(host.query(HcnKind.NETWORK, ID, HostQuery.V2, Deadline.READ))
                        .isEqualTo(text("here"));
            }
        } finally {
            first.close();
        }
    }

    @Test
    void asksASimulatedHostForCountersAndAddresses() {
        try (SimulatedHost simulated = SimulatedHost.inMemory(SimulatorSettings.defaults());
                HostServer server = Shim.serve(simulated);
                NativeHost host = Shim.bound(Shim.uri(server), simulated::facts)) {
            JsonObject network =
                    Json.object().put("Name", "x").put("Type", "NAT").build();
            host.create(HcnKind.NETWORK, ID, network, Deadline.CHANGE);
            JsonObject endpoint =
                    Json.object().put("VirtualNetwork", ID.toString()).build();
            host.create(HcnKind.ENDPOINT, ID, endpoint, Deadline.CHANGE);

            assertThat(host.statistics(ID, Deadline.READ))
                    .isEqualTo(simulated.hnsCall("GET", "/endpointstats/" + ID, JsonObject.EMPTY, Deadline.READ));
            assertThat(host.addresses(ID, Deadline.READ))
                    .isEqualTo(simulated.hnsCall("GET", "/endpointaddresses/" + ID, JsonObject.EMPTY, Deadline.READ));
            simulated.setSwitch(Switch.ENDPOINT_ADDRESSES.label(), "not-implemented");
            HostCallException failure =
                    catchThrowableOfType(HostCallException.class, () -> host.addresses(ID, Deadline.READ));
            assertThat(HcnError.of(failure)).contains(HcnError.NOT_IMPLEMENTED);
            assertThat(failure.record()).isEqualTo(HcnError.NOT_IMPLEMENTED.text());
        }
    }
}
