package dev.hnsform.acceptance.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
