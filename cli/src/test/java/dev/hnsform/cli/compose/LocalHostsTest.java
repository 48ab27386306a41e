package dev.hnsform.cli.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.jna.Library;
import com.sun.jna.Native;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostCallException.Ending;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.hns.protocol.HostOffer;
import dev.hnsform.hns.protocol.HostServer;
import dev.hnsform.schema.diagnostic.ToolException;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.SimulatedHost;
import dev.hnsform.simulator.fault.Fault;
import dev.hnsform.simulator.profile.SimulatorSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code local:} where it can be reached without Windows: over the library of {@code simulator/shim}, with a worker process for changes. */
class LocalHostsTest {
    private static final Path LIBRARY = Path.of("..", "simulator", "target", "libcomputenetwork.so")
            .toAbsolutePath()
            .normalize();
    private static final String TOKEN = "a token for tests";
    private static final Guid ID = Guid.parse("6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10");
    private static final JsonObject NAMESPACE =
            (JsonObject) JsonReader.parse("{\"Type\":\"Guest\",\"SchemaVersion\":{\"Major\":2,\"Minor\":0}}");

    @TempDir
    private Path home;

    /** The environment of this process as the library sees it. */
    private interface CEnvironment extends Library {
        int setenv(String name, String value, int overwrite);
    }

    private static Surroundings surroundings(Map<String, String> environment) {
        return new Surroundings(environment, Path.of(""), false, false, Clock.systemUTC());
    }

    private OpenHost local(HostServer server) {
        String uri = "tcp://127.0.0.1:" + server.address().getPort();
        CEnvironment here = Native.load("c", CEnvironment.class);
        here.setenv("HNSFORM_HOST", uri, 1);
        here.setenv("HNSFORM_TOKEN", TOKEN, 1);
        Map<String, String> environment = Map.of(
                "HNSFORM_LOCAL_LIBRARY", LIBRARY.toString(),
                "HNSFORM_LOCAL_FACTS", uri,
                "HNSFORM_HOST", uri,
                "HNSFORM_TOKEN", TOKEN,
                "HNSFORM_HOME", home.toString());
        return new Hosts(surroundings(environment)).open("local:");
    }

    private static HostServer serve(SimulatedHost host) {
        if (!Files.exists(LIBRARY)) {
            System.out.println("SKIPPED: " + LIBRARY.getFileName() + " was not built (no gcc, or not Linux)");
        }
        Assumptions.assumeTrue(Files.exists(LIBRARY), "the shim was not built");
        return HostServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                TOKEN,
                new HostOffer(host, "test", "hnsform test", Optional.empty(), Optional.empty()));
    }

    @Test
    void saysWhatLocalMeansWhereThereIsNoWindows() {
        ToolException failure =
                catchThrowableOfType(ToolException.class, () -> new Hosts(surroundings(Map.of())).open("local:"));
        assertThat(failure.code()).isEqualTo("HF5216");
        assertThat(failure.text()).contains("this is not Windows", "sim:FILE");
    }

    @Test
    void takesNoFactsFromWhereThereIsNoWindowsToTellThem() {
        Map<String, String> environment = Map.of("HNSFORM_LOCAL_LIBRARY", LIBRARY.toString());
        ToolException failure =
                catchThrowableOfType(ToolException.class, () -> new Hosts(surroundings(environment)).open("local:"));
        assertThat(failure.code()).isEqualTo("HF5217");
        assertThat(failure.text()).contains("HNSFORM_LOCAL_FACTS must name the served host");
    }

    @Test
    void readsHereAndChangesInAnotherProcess() {
        try (SimulatedHost served = SimulatedHost.inMemory(SimulatorSettings.defaults());
                HostServer server = serve(served);
                OpenHost open = local(server)) {
            WorkerHost host = (WorkerHost) open.host();
            assertThat(host.facts(Deadline.READ).identity()).isEqualTo(served.identity());
            host.enumerate(HcnKind.NETWORK, HostQuery.V2, Deadline.READ);
            assertThat(host.workerProcess()).isEmpty();
            host.create(HcnKind.NAMESPACE, ID, NAMESPACE, Deadline.CHANGE);
            long worker = host.workerProcess().orElseThrow();
            assertThat(worker).isNotEqualTo(ProcessHandle.current().pid());
            assertThat(host.query(HcnKind.NAMESPACE, ID, HostQuery.V2, Deadline.READ)
                            .string("Type"))
                    .isPresent();
            host.delete(HcnKind.NAMESPACE, ID, Deadline.CHANGE);
            assertThat(host.workerProcess()).contains(worker);
            open.close();
            ProcessHandle.of(worker).ifPresent(process -> process.onExit().join());
        }
    }

    @Test
    void endsTheWorkerOfAChangeWhoseResultIsNotKnown() {
        try (SimulatedHost served = SimulatedHost.inMemory(SimulatorSettings.defaults());
                HostServer server = serve(served);
                OpenHost open = local(server)) {
            WorkerHost host = (WorkerHost) open.host();
            host.create(HcnKind.NAMESPACE, ID, NAMESPACE, Deadline.CHANGE);
            long worker = host.workerProcess().orElseThrow();
            served.addFault(new Fault(Fault.Kind.HANG, "HcnDeleteNamespace", 1, 0, 0));
            HostCallException failure = catchThrowableOfType(
                    HostCallException.class, () -> host.delete(HcnKind.NAMESPACE, ID, Deadline.CHANGE));
            assertThat(failure.ending()).isEqualTo(Ending.UNKNOWN);
            assertThat(host.workerProcess()).isEmpty();
            ProcessHandle.of(worker).ifPresent(process -> process.onExit().join());
            host.delete(HcnKind.NAMESPACE, ID, Deadline.CHANGE);
            assertThat(host.workerProcess()).isPresent();
        }
    }

    @Test
    void tellsRefusalsAsTheHostDoes() {
        try (SimulatedHost served = SimulatedHost.inMemory(SimulatorSettings.defaults());
                HostServer server = serve(served);
                OpenHost open = local(server)) {
            JsonObject odd = Json.object().put("Name", "web").put("Type", "Odd").build();
            HostCallException failure = catchThrowableOfType(
                    HostCallException.class, () -> open.host().create(HcnKind.NETWORK, ID, odd, Deadline.CHANGE));
            assertThat(failure.hresult()).isNotEqualTo(new HResult(0));
            assertThat(failure.ending()).isEqualTo(Ending.REFUSED);
            assertThat(((WorkerHost) open.host()).workerProcess()).isPresent();
        }
    }
}
