package dev.hnsform.acceptance.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Product;
import dev.hnsform.acceptance.harness.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The contract of {@code docs/contract.md}, under Wine, through {@code computenetwork.dll} and {@code vmcompute.dll}. */
@Tag("once")
@ExtendWith(OnWine.class)
class WindowsContractTest {
    private static final String PROGRAM = "dev.hnsform.simulator.contract.ContractProgram";

    @TempDir
    Path temporary;

    private final Wine wine;

    WindowsContractTest(Wine wine) {
        this.wine = wine;
    }

    /** On a Windows JVM. */
    @Test
    void holdsThroughTheNativeBinding() throws IOException {
        holds(
                "the native binding under Wine",
                TestProgram.onWindows(wine, PROGRAM),
                List.of("native", "C:\\windows\\system32"));
    }

    /** v1 calls by a Windows program in C that knows vmcompute.dll alone; this JVM holds the simulated host. */
    @Test
    void holdsThroughAV1Client() throws IOException {
        List<String> words = new ArrayList<>(List.of("v1"));
        words.addAll(wine.line(Product.file("simulator/target/v1-client.exe").toString()));
        holds("a v1 client under Wine", TestProgram.here(PROGRAM), words);
    }

    private void holds(String way, List<String> program, List<String> words) throws IOException {
        int port = freePort();
        Hnsform user = Hnsform.in(temporary.resolve("user")).by(program);
        wine.environment().forEach(user::with);
        user.with("HNSFORM_HOST", "tcp://127.0.0.1:" + port).with("HNSFORM_TOKEN", "a token for tests");
        List<String> arguments = new ArrayList<>(List.of(Integer.toString(port)));
        arguments.addAll(words);
        Result result = user.run(arguments.toArray(String[]::new));
        String last = result.stdout().lines().reduce((first, second) -> second).orElse("nothing was printed");
        System.out.println("contract through " + way + ": " + last);
        result.exits(0);
        assertThat(last).matches("contract cases run: [1-9]\\d+, differences: 0");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
