package dev.hnsform.simulator.shim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.protocol.HostServer;
import dev.hnsform.simulator.SimulatedHost;
import dev.hnsform.simulator.profile.SimulatorSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A C program over the shared library: as it is, and under valgrind, which finds no error and nothing left. */
class ShimDriverTest {
    private static final String NOTHING_LEFT = "left strings 0 handles 0";

    @BeforeAll
    static void library() {
        Shim.require();
    }

    /** A program that runs against a server, and what it says. */
    private static final class Run implements AutoCloseable {
        private final Process process;
        private final BufferedReader output;
        private final Path errors;

        Run(String uri, String... words) {
            try {
                List<String> command = new ArrayList<>(Arrays.asList(words));
                errors = Files.createTempFile("shim-driver", ".err");
                ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
                builder.environment().put("HNSFORM_HOST", uri);
                builder.environment().put("HNSFORM_TOKEN", Shim.TOKEN);
                process = builder.start();
                output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String line() throws IOException {
            return String.valueOf(output.readLine());
        }

        void goOn() throws IOException {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        }

        List<String> rest() throws IOException, InterruptedException {
            List<String> lines = new ArrayList<>(output.lines().toList());
            assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
            return lines;
        }

        @Override
        public void close() throws IOException {
            process.destroyForcibly();
            output.close();
            Files.deleteIfExists(errors);
        }
    }

    private static List<String> run(HnsHost host, String... words) throws IOException, InterruptedException {
        try (HostServer server = Shim.serve(host);
                Run run = new Run(Shim.uri(server), words)) {
            return run.rest();
        }
    }

    private static String[] words(boolean valgrind, String... words) {
        List<String> command = new ArrayList<>();
        if (valgrind) {
            command.addAll(List.of(
                    "valgrind",
                    "-q",
                    "--error-exitcode=99",
                    "--leak-check=full",
                    "--errors-for-leak-kinds=definite,indirect",
                    "--show-leak-kinds=definite,indirect"));
        }
        command.add(Shim.DRIVER.toString());
        command.addAll(Arrays.asList(words));
        return command.toArray(String[]::new);
    }

    /** Whether to go on; says so aloud where valgrind is wanted and missing. */
    private static boolean canRun(boolean valgrind) {
        if (!valgrind) {
            return true;
        }
        try {
            Process probe = new ProcessBuilder("valgrind", "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (probe.waitFor(1, TimeUnit.MINUTES) && probe.exitValue() == 0) {
                return true;
            }
        } catch (IOException e) {
            System.out.println("SKIPPED: the shim under valgrind, as valgrind cannot be started: " + e.getMessage());
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        System.out.println("SKIPPED: the shim under valgrind, as valgrind does not run here");
        return false;
    }

    private static SimulatedHost simulated() {
        return SimulatedHost.inMemory(SimulatorSettings.defaults());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void manyThreadsWithManyHandles(boolean valgrind) throws IOException, InterruptedException {
        if (canRun(valgrind)) {
            String[] words = words(valgrind, "threads", valgrind ? "4" : "16", valgrind ? "3" : "10");
            assertThat(run(simulated(), words)).containsExactly("failures 0", NOTHING_LEFT);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void documentsOfSixteenMillionCharactersComeBackAsTheyWent(boolean valgrind)
            throws IOException, InterruptedException {
        if (canRun(valgrind)) {
            assertThat(run(new TellingHost(), words(valgrind, "documents")))
                    .containsExactly("units 16777216 same 1", "failures 0", NOTHING_LEFT);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void handlesThatAreNoneAreToldAndNeverFollowed(boolean valgrind) throws IOException, InterruptedException {
        if (!canRun(valgrind)) {
            return;
        }
        String invalid =
                "0x80070006 {\"Success\":false,\"Error\":\"The handle is invalid. \",\"ErrorCode\":2147942406}";
        List<String> lines = new ArrayList<>(run(simulated(), words(valgrind, "handles")));
        String refused = lines.remove(
                lines.size() - 2); // what the simulated host says of such a path is not the library's affair
        assertThat(refused)
                .matches("HNSCall 0x80[0-9a-f]{6} \\{\"Error\":\".+\",\"ErrorCode\":\\d+,\"Success\":false}");
        assertThat(lines)
                .containsExactly(
                        "of another kind " + invalid,
                        "out is NULL 1",
                        "closed as another kind 0x80070006",
                        "missing 0x803b0001 {\"Success\":false,\"Error\":\"The network was not found. \",\"ErrorCode\":2151350273}",
                        "close 0x00000000",
                        "close again 0x80070006",
                        "closed " + invalid,
                        "invented " + invalid,
                        "NULL " + invalid,
                        "no id 0x80070057 {\"Success\":false,\"Error\":\"The parameter is incorrect. \",\"ErrorCode\":2147942487}",
                        "no error wanted 0x80070490",
                        "delete 0x00000000 ",
                        NOTHING_LEFT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void callbacksMayCallAndMayEndTheirOwnRegistration(boolean valgrind) throws IOException, InterruptedException {
        if (!canRun(valgrind)) {
            return;
        }
        String first = "heard 0x00000002 first 0x00000000 45, and asked 0x00000000";
        String second = "heard 0x00000002 second 0x00000000 45, and asked 0x00000000";
        assertThat(run(new TellingHost(), words(valgrind, "callbacks")))
                .containsOnly(
                        "no callback 0x80070057",
                        "register 0x00000000",
                        first,
                        second,
                        "unregistered within 0x00000000",
                        "unregister 0x00000000",
                        "unregister again 0x80070006",
                        "heard 3",
                        NOTHING_LEFT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aServiceThatGoesBetweenCallsIsUnavailableAndItsHandlesAreDead(boolean valgrind)
            throws IOException, InterruptedException {
        if (!canRun(valgrind)) {
            return;
        }
        HostServer server = Shim.serve(simulated());
        try (Run run = new Run(Shim.uri(server), words(valgrind, "service"))) {
            assertThat(run.line()).startsWith("create 0x00000000");
            run.goOn();
            assertThat(run.line()).startsWith("first 0x00000000");
            server.close();
            run.goOn();
            assertThat(run.line())
                    .startsWith("second 0x800706ba {\"Success\":false,\"Error\":\"The RPC server is unavailable. \"");
            assertThat(run.line()).startsWith("handle 0x80070006");
            assertThat(run.rest()).containsExactly("close 0x00000000", NOTHING_LEFT);
        } finally {
            server.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void portsAreHeldAsLongAsTheServiceIsThere(boolean valgrind) throws IOException, InterruptedException {
        if (!canRun(valgrind)) {
            return;
        }
        SimulatedHost host = simulated();
        HostServer server = Shim.serve(host);
        try (Run run = new Run(Shim.uri(server), words(valgrind, "ports"))) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 17; i++) {
                lines.add(run.line());
            }
            assertThat(lines)
                    .containsExactly(
                            "held 0x00000000 0 NULL",
                            "reserve 0x00000000",
                            "reserve again 0x80070020",
                            "handle is NULL 1",
                            "reserve many 0x00000000",
                            "from 45055 to 49151",
                            "held 0x00000000 2 00000009 1 8080-8080 00000009 3 45055-49151",
                            "no protocol 0x80070057",
                            "no access 0x80070057",
                            "no service 0x80070006",
                            "no variable 0x80070057",
                            "no range 0x80070057",
                            "no list 0x80070057",
                            "release 0x00000000",
                            "release again 0x80070006",
                            "release a service 0x80070006",
                            "held 0x00000000 1 00000009 3 45055-49151");
            assertThat(run.line()).isEqualTo("reserve 0x00000000");
            assertThat(host.reservedPorts(Deadline.READ)).hasSize(2);
            server.close();
            assertThat(host.reservedPorts(Deadline.READ))
                    .as("gone with the connection")
                    .isEmpty();
            run.goOn();
            assertThat(run.line()).matches("gone 0x80070(6ba|006)");
            assertThat(run.rest())
                    .containsExactly("release many 0x80070006", "release 0x80070006", "close 0x00000000", NOTHING_LEFT);
        } finally {
            server.close();
        }
    }

    @Test
    void aServiceThatDiesInTheMiddleOfACallHasLostIt() throws IOException, InterruptedException {
        try (SimulatedHost host = simulated();
                HostServer server = Shim.serve(host);
                DyingRelay relay = new DyingRelay(server);
                Run run = new Run("tcp://127.0.0.1:" + relay.port(), words(false, "service"))) {
            assertThat(run.line()).startsWith("create 0x00000000");
            relay.dieAtNextRequest();
            run.goOn();
            assertThat(run.line())
                    .startsWith("first 0x800706be {\"Success\":false,\"Error\":\"The remote procedure call failed. \"");
            run.goOn();
            assertThat(run.line()).startsWith("second 0x800706ba");
            assertThat(run.line()).startsWith("handle 0x80070006");
            assertThat(run.rest()).containsExactly("close 0x00000000", NOTHING_LEFT);
        }
    }

    /** Stands between a client and a server, and dies with a request in its hands. */
    private static final class DyingRelay implements AutoCloseable {
        private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final HostServer server;
        private final List<Socket> sockets = new ArrayList<>();
        private boolean dying;

        DyingRelay(HostServer server) throws IOException {
            this.server = server;
            start(this::accept);
        }

        int port() {
            return listener.getLocalPort();
        }

        synchronized void dieAtNextRequest() {
            dying = true;
        }

        private static void start(Runnable work) {
            Thread thread = new Thread(work, "relay");
            thread.setDaemon(true);
            thread.start();
        }

        private void accept() {
            try {
                while (true) {
                    Socket client = listener.accept();
                    Socket behind = new Socket(
                            server.address().getAddress(), server.address().getPort());
                    synchronized (this) {
                        sockets.add(client);
                        sockets.add(behind);
                    }
                    start(() -> copy(client, behind, true));
                    start(() -> copy(behind, client, false));
                }
            } catch (IOException closed) {
                close();
            }
        }

        private void copy(Socket from, Socket to, boolean requests) {
            byte[] buffer = new byte[65536];
            try {
                for (int n = from.getInputStream().read(buffer);
                        n > 0;
                        n = from.getInputStream().read(buffer)) {
                    synchronized (this) {
                        if (requests && dying) {
                            close();
                            return;
                        }
                    }
                    to.getOutputStream().write(buffer, 0, n);
                }
                from.close();
                to.close();
            } catch (IOException closed) {
                close();
            }
        }

        @Override
        public synchronized void close() {
            try {
                listener.close();
                for (Socket socket : sockets) {
                    socket.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
