package dev.hnsform.acceptance.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Product;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Short commands load what they need and nothing else. */
class StartTest {
    private static final List<String> HEAVY = List.of(
            "org.eclipse.jgit.", "com.sun.jna.", "java.net.http.", "jdk.internal.net.http.", "dev.hnsform.simulator.");

    @TempDir
    Path temporary;

    @TestFactory
    Stream<DynamicTest> shortCommandsLoadNoGitNoNativeNoHttpAndNoSimulatorClass() {
        return Stream.of(
                        new String[] {"version"},
                        new String[] {"--version"},
                        new String[] {"validate", "stack"},
                        new String[] {"validate", "stack", "--build", "ws2019"})
                .map(arguments -> DynamicTest.dynamicTest(String.join(" ", arguments), () -> {
                    List<String> loaded = classesOf(arguments);
                    assertThat(loaded).anyMatch(name -> name.startsWith("dev.hnsform."));
                    assertThat(loaded).noneMatch(name -> HEAVY.stream().anyMatch(name::startsWith));
                }));
    }

    @Test
    void versionLoadsNoYamlEither() throws IOException {
        assertThat(classesOf("version")).noneMatch(name -> name.startsWith("org.yaml."));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "bin/hnsform is a script for sh")
    void theCheckoutStartsThroughALinkToItsFolderBin() throws IOException {
        Path bin = Files.createSymbolicLink(temporary.resolve("bin"), Product.file("bin"));
        Hnsform.in(temporary)
                .by(List.of(bin.resolve("hnsform").toString()))
                .ok("version")
                .prints("hnsform ");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "bin/lib/start.sh is a script for sh")
    void theCollectorFitsTheSizeOfTheStack() throws Exception {
        String serial = "-XX:+UseSerialGC";
        String several = "-XX:+UseParallelGC -XX:MaxTenuringThreshold=1";
        String largest = "-XX:+UseSerialGC -XX:MaxTenuringThreshold=1";
        assertThat(javaOptions(0, "plan", "stack")).contains(serial).doesNotContain("MaxTenuringThreshold");
        assertThat(javaOptions(2, "plan", "stack", "--out", "p")).contains(several);
        assertThat(javaOptions(2, "plan")).contains(several);
        assertThat(javaOptions(2, "apply", "stack/a.yaml")).contains(several);
        assertThat(javaOptions(2, "version", "stack")).contains(serial).doesNotContain("MaxTenuringThreshold");
        assertThat(javaOptions(7, "plan", "stack")).contains(largest);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "bin/hnsform is a script for sh")
    void aCollectorThatIsAskedForWins() {
        Hnsform.in(temporary)
                .by(List.of(Product.file("bin/hnsform").toString()))
                .with("HNSFORM_JAVA_OPTS", "-XX:+UseParallelGC")
                .ok("version")
                .prints("hnsform ");
    }

    /** What the launcher's script starts the Java with, for a stack of so many MiB; without a stack's name inside of it. */
    private String javaOptions(int mebibytes, String... arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(temporary, "size");
        Path stack = Files.createDirectory(folder.resolve("stack"));
        Files.write(stack.resolve("a.yaml"), new byte[Math.max(1, mebibytes << 20)]);
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-euc",
                ". \"$0\"; JAVA=echo; start_program hnsform.jar none \"$@\"",
                Product.file("bin/lib/start.sh").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory((arguments.length == 1 ? stack : folder).toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private List<String> classesOf(String... arguments) throws IOException {
        Path folder = Files.createTempDirectory(temporary, "start");
        Product.copy("examples/web-on-nat", folder.resolve("stack"));
        Path log = folder.resolve("classes.log");
        Hnsform.in(folder).withJava("-Xlog:class+load=info:file=" + log).ok(arguments);
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(" source: "))
                    .map(line ->
                            line.substring(line.lastIndexOf(']') + 1).strip().split(" ")[0])
                    .toList();
        }
    }
}
