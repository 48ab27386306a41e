package dev.hnsform.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.document.PublishedDocuments;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.hns.protocol.HostOffer;
import dev.hnsform.hns.protocol.HostServer;
import dev.hnsform.hns.protocol.RemoteConnection;
import dev.hnsform.hns.protocol.RemoteHost;
import dev.hnsform.hns.published.PublishedCorpus;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.fault.Fault;
import dev.hnsform.simulator.profile.SimulatorSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A simulated host answers the same through the host protocol as in process, refusals and all. */
class ServedSimulatorTest {
    private static final long SEED = Long.getLong("hnsform.seed", 40773);
    private static final String TOKEN = "token";

    private final SimulatedHost served = SimulatedHost.inMemory(SimulatorSettings.defaults());
    private final SimulatedHost twin = SimulatedHost.inMemory(SimulatorSettings.defaults());
    private final List<Guid> ids = new ArrayList<>();
    private final List<JsonObject> documents = new ArrayList<>();
    private HostServer server;

    @BeforeEach
    void serve() {
        server = HostServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                TOKEN,
                new HostOffer(served, served.identity(), "test", Optional.empty(), Optional.empty()));
    }

    @AfterEach
    void end() {
        server.close();
    }

    private RemoteHost client() {
        return new RemoteHost(RemoteConnection.open(server.address(), TOKEN, "a test"));
    }

    private static String said(HnsHost host, Random random, List<Guid> ids, List<JsonObject> documents) {
        HcnKind kind = HcnKind.values()[random.nextInt(HcnKind.values().length)];
        Guid id = ids.get(random.nextInt(ids.size()));
        JsonObject document = documents.get(random.nextInt(documents.size()));
        HostQuery query = List.of(
                        HostQuery.V1,
                        HostQuery.V2,
                        HostQuery.V2_DETAILED,
                        new HostQuery(2, 5, false, Optional.of(Lab.json("{'Name':'web'}"))))
                .get(random.nextInt(4));
        try {
            switch (random.nextInt(9)) {
                case 0:
                    return host.enumerate(kind, query, Deadline.READ).toString();
                case 1:
                case 2:
                    return host.query(kind, id, query, Deadline.READ).toString();
                case 3:
                case 4:
                    host.create(kind, id, document, Deadline.CHANGE);
                    return "created";
                case 5:
                    host.modify(kind, id, document, Deadline.CHANGE);
                    return "modified";
                case 6:
                    host.delete(kind, id, Deadline.CHANGE);
                    return "deleted";
                case 7:
                    String path = List.of("/globals/version", "/networks/" + id, "/endpoints/" + id, "/nothing/")
                            .get(random.nextInt(4));
                    return host.hnsCall("GET", path, JsonObject.EMPTY, Deadline.READ)
                            .toString();
                default:
                    return host.facts(Deadline.READ).toString();
            }
        } catch (HostCallException e) {
            return e.ending() + " " + e.hresult() + " " + e.call() + " " + e.subject() + " " + e.record() + " "
                    + e.text();
        }
    }

    private void fill() {
        for (int i = 1; i <= 6; i++) {
            ids.add(Guid.parse("11111111-0000-8000-8000-00000000000" + i));
        }
        for (String name : PublishedCorpus.names()) {
            documents.addAll(PublishedDocuments.unwrap(PublishedCorpus.document(name)));
        }
        for (int i = 0; i < 12; i++) {
            documents.add(Lab.nat());
            documents.add(Lab.network("pods" + i, "Overlay", "10.244." + i + ".0/24", ""));
            documents.add(Lab.endpoint(ids.get(i % 3), ""));
            documents.add(Lab.json("{'SchemaVersion':{'Major':2,'Minor':0}}"));
            documents.add(Lab.member("Add", ids.get(3 + i % 3)));
        }
    }

    @Test
    void aLongSequenceOfCallsIsAnsweredTheSameAsInProcess() {
        System.getLogger("test").log(System.Logger.Level.INFO, "seed {0}", SEED);
        fill();
        Random here = new Random(SEED);
        Random there = new Random(SEED);
        int refused = 0;
        try (RemoteHost remote = client()) {
            for (int i = 0; i < 4000; i++) {
                String inProcess = said(twin, here, ids, documents);
                assertThat(said(remote, there, ids, documents))
                        .as("call %d, seed %d", i, SEED)
                        .isEqualTo(inProcess);
                refused += inProcess.startsWith("REFUSED") ? 1 : 0;
            }
        }
        assertThat(refused).isBetween(200, 3800);
        assertThat(served.snapshotDocuments())
                .hasToString(twin.snapshotDocuments().toString());
    }

    @Test
    void faultsComeThroughAsWhatTheyAre() {
        try (RemoteHost remote = client()) {
            for (Fault fault : List.of(
                    new Fault(Fault.Kind.FAIL, "HcnCreateNamespace", 1, 0x800706baL, 0),
                    new Fault(Fault.Kind.HANG, "HcnCreateNamespace", 1, 0, 0),
                    new Fault(Fault.Kind.LAND_LATE, "HcnCreateNamespace", 1, 0, 1))) {
                served.addFault(fault);
                twin.addFault(fault);
                Guid id = Guid.parse("33333333-0000-8000-8000-000000000009");
                String inProcess = failure(twin, id);
                assertThat(failure(remote, id)).isEqualTo(inProcess).doesNotStartWith("created");
            }
        }
    }

    private static String failure(HnsHost host, Guid id) {
        try {
            host.create(HcnKind.NAMESPACE, id, JsonObject.EMPTY, Deadline.CHANGE);
            return "created";
        } catch (HostCallException e) {
            return e.ending() + " " + e.hresult() + " " + e.text();
        }
    }

    @Test
    void manyClientsAtOnceEachSeeTheirOwnObjects() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Integer>> works = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            int number = n;
            works.add(threads.submit(() -> work(number)));
        }
        int made = 0;
        for (Future<Integer> work : works) {
            made += work.get();
        }
        threads.shutdown();
        try (RemoteHost remote = client()) {
            assertThat(remote.enumerate(HcnKind.NAMESPACE, HostQuery.V2, Deadline.READ))
                    .hasSizeGreaterThanOrEqualTo(made);
        }
        assertThat(made).isEqualTo(8 * 25);
    }

    private int work(int number) {
        try (RemoteHost remote = client()) {
            int made = 0;
            for (int i = 0; i < 50; i++) {
                Guid id = new Guid(0x3333333300008000L + number, 0x8000000000000000L + i);
                remote.create(HcnKind.NAMESPACE, id, Json.object().build(), Deadline.CHANGE);
                assertThat(Guid.parse(remote.query(HcnKind.NAMESPACE, id, HostQuery.V2, Deadline.READ)
                                .string("ID")
                                .orElseThrow()))
                        .isEqualTo(id);
                if (i % 2 == 0) {
                    remote.delete(HcnKind.NAMESPACE, id, Deadline.CHANGE);
                } else {
                    made++;
                }
            }
            return made;
        }
    }
}
