package dev.hnsform.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.cli.compose.ColourChoice;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.Screen;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a host tells is printed, a line each. */
class HostWatchTest {
    private static final String NET = "11111111-0000-8000-8000-000000000001";
    private static final String EP = "22222222-0000-8000-8000-000000000001";
    private static final String NS = "33333333-0000-8000-8000-000000000001";

    @TempDir
    Path directory;

    private Typed hnsform;
    private final ByteArrayOutputStream results = new ByteArrayOutputStream();

    @BeforeEach
    void aSimulatedHost() {
        hnsform = new Typed(directory);
        done("sim", "create", "lab.sim");
    }

    private void done(String... words) {
        assertThat(hnsform.run(words)).as(hnsform.err()).isEqualTo(ExitCode.OK);
    }

    /** Runs a watch, and when it is there something else; gives back how the watch ended. */
    private ExitCode watching(Runnable meanwhile, String... words) throws InterruptedException, ExecutionException {
        CountDownLatch there = new CountDownLatch(1);
        Screen screen = new Screen(
                results,
                new FilterOutputStream(new ByteArrayOutputStream()) {
                    @Override
                    public void write(byte[] bytes, int from, int length) throws IOException {
                        super.write(bytes, from, length);
                        if (new String(bytes, from, length, StandardCharsets.UTF_8).contains("Watching")) {
                            there.countDown();
                        }
                    }
                },
                ColourChoice.of(words).palette(hnsform.surroundings()),
                100);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Callable<ExitCode> watch = () -> {
                ExitCode exit = new Launcher(hnsform.surroundings(), screen).run(words);
                there.countDown();
                return exit;
            };
            Future<ExitCode> ended = thread.submit(watch);
            there.await();
            meanwhile.run();
            return ended.get();
        } finally {
            thread.shutdownNow();
        }
    }

    private String printed() {
        return results.toString(StandardCharsets.UTF_8);
    }

    private void create(String kind, String id, String more) {
        done("sim", "exec", "lab.sim", "create", kind, "{\"ID\":\"" + id + "\"" + more + "}");
    }

    @Test
    void printsALineForEachNotification() throws InterruptedException, ExecutionException {
        ExitCode exit = watching(
                () -> {
                    create("network", NET, ",\"Name\":\"x\",\"Type\":\"Private\",\"Flags\":8");
                    create("namespace", NS, "");
                },
                "host",
                "watch",
                "--host",
                "sim:lab.sim",
                "--count",
                "3");

        assertThat(exit).isEqualTo(ExitCode.OK);
        assertThat(printed()).isEqualTo("""
                2026-01-02T03:04:05Z  NetworkPreCreate         %s  flags 8
                2026-01-02T03:04:05Z  NetworkCreate            %s  flags 8
                2026-01-02T03:04:05Z  NamespaceCreate          %s
                """.formatted(NET, NET, NS));
    }

    @Test
    void goesOnAfterARestartOfTheService() throws InterruptedException, ExecutionException {
        ExitCode exit = watching(
                () -> {
                    done("sim", "restart-hns", "lab.sim");
                    while (printed().lines().count() < 2) { // when it is registered again, nobody says
                        create("namespace", NS, "");
                        done("sim", "exec", "lab.sim", "delete", "namespace", NS);
                    }
                },
                "host",
                "watch",
                "--host",
                "sim:lab.sim",
                "--count",
                "2",
                "--format",
                "json");

        assertThat(exit).isEqualTo(ExitCode.OK);
        assertThat(printed().lines())
                .hasSize(2)
                .startsWith(
                        "{\"time\":\"2026-01-02T03:04:05Z\",\"type\":\"ServiceDisconnect\",\"number\":16777216,\"status\":\"0x00000000\"}");
        assertThat(printed()).contains("\"type\":\"Namespace", NS);
    }

    @Test
    void printsAnObjectALine() throws InterruptedException, ExecutionException {
        watching(
                () -> create("namespace", NS, ""),
                "host",
                "watch",
                "--host",
                "sim:lab.sim",
                "--count",
                "1",
                "--format",
                "json");

        assertThat(printed())
                .isEqualTo(
                        "{\"time\":\"2026-01-02T03:04:05Z\",\"type\":\"NamespaceCreate\",\"number\":5,\"status\":\"0x00000000\",\"id\":\""
                                + NS + "\",\"flags\":0}\n");
    }

    @Test
    void printsWhatIsToldOfOneNetwork() throws InterruptedException, ExecutionException {
        create("network", NET, ",\"Name\":\"x\",\"Type\":\"Private\"");
        create("namespace", NS, "");
        create("endpoint", EP, ",\"VirtualNetwork\":\"" + NET + "\"");
        watching(
                () -> done(
                        "sim",
                        "exec",
                        "lab.sim",
                        "modify",
                        "namespace",
                        NS,
                        "{\"ResourceType\":\"Endpoint\",\"RequestType\":\"Add\",\"Settings\":{\"EndpointId\":\"" + EP
                                + "\"}}"),
                "host",
                "watch",
                "--host",
                "sim:lab.sim",
                "--count",
                "1",
                "--network",
                NET);

        assertThat(printed()).isEqualTo("2026-01-02T03:04:05Z  NetworkEndpointAttached  " + EP + "\n");
    }

    @Test
    void aSnapshotTellsNothing() {
        done("host", "snapshot", "--host", "sim:lab.sim", "--out", "lab.json");
        assertThat(hnsform.run("host", "watch", "--host", "snapshot:lab.json")).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("HF9017", "a snapshot does not change");
    }

    @Test
    void wrongWordsAreRefused() {
        assertThat(hnsform.run("host", "watch", "--host", "sim:lab.sim", "--count", "0"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("--count takes a number from 1 on, and 0 is none");
        assertThat(hnsform.run("host", "watch", "--host", "sim:lab.sim", "--network", "web"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("\"web\" is none");
        assertThat(hnsform.run("host", "watch", "--host", "sim:lab.sim", "--network", NET))
                .isEqualTo(ExitCode.HOST);
        assertThat(hnsform.err()).contains(NET);
    }
}
