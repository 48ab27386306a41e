package dev.hnsform.acceptance.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Product;
import dev.hnsform.acceptance.harness.Result;
import dev.hnsform.acceptance.harness.Skip;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of {@code docs/contract.md}, on a Windows JVM under Wine, through JNA and {@code computenetwork.dll} and {@code vmcompute.dll}. */
@Tag("once")
class WindowsContractTest {
    private static final String PROGRAM = "dev.hnsform.simulator.contract.ContractProgram";

    @TempDir
    Path temporary;

    @Test
    void holdsThroughTheLibrariesForWindows() throws IOException {
        String missing = Wine.missing().orElse("");
        Skip.unless(missing.isEmpty(), "the contract under Wine: " + missing);
        try (Wine wine = Wine.make(temporary.resolve("wine"))) {
            int port = freePort();
            Hnsform user = Hnsform.in(temporary.resolve("user"))
                    .by(wine.line(
                            Wine.windows(wine.java()),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            classPath(),
                            PROGRAM))
                    .with("HNSFORM_HOST", "tcp://127.0.0.1:" + port)
                    .with("HNSFORM_TOKEN", "a token for tests");
            wine.environment().forEach(user::with);
            Result result = user.run("C:\\windows\\system32", Integer.toString(port));
            System.out.println("contract through the native binding under Wine: "
                    + result.stdout().lines().reduce((first, last) -> last).orElse("nothing was printed"));
            result.exits(0).prints(", differences: 0");
            assertThat(result.stdout()).doesNotContain("run: 0");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String classPath() {
        List<String> parts = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
        return Stream.concat(
                        Stream.of("simulator", "hns", "schema")
                                .map(module -> Product.file(module + "/target/test-classes")),
                        parts.stream().map(Path::of))
                .map(Wine::windows)
                .collect(Collectors.joining(";"));
    }
}
