package dev.hnsform.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Short commands load only what they need: each needless library costs tens of milliseconds at every start. */
class LoadedClassesTest {
    private static final Pattern LOADED = Pattern.compile("^\\[[^\\]]*\\]\\[[^\\]]*\\]\\[class,load[^\\]]*\\] (\\S+)");

    @TempDir
    Path directory;

    private List<String> loadedBy(String... args) throws IOException, InterruptedException {
        Path log = directory.resolve("classes.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:off",
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.hnsform.cli.Main"));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        List<String> loaded = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            Matcher matcher = LOADED.matcher(line);
            if (matcher.find()) {
                loaded.add(matcher.group(1));
            }
        }
        assertThat(loaded).contains("dev.hnsform.cli.Main");
        return loaded;
    }

    @Test
    void versionLoadsNoParserOfAnything() throws IOException, InterruptedException {
        assertThat(loadedBy("version").stream()
                        .filter(name -> name.startsWith("picocli.")
                                || name.startsWith("org.")
                                || name.startsWith("com.fasterxml.")
                                || name.startsWith("com.sun.jna.")
                                || name.startsWith("java.net.http.")
                                || name.startsWith("dev.hnsform.simulator.")
                                || name.startsWith("dev.hnsform.schema.")
                                || name.startsWith("dev.hnsform.cli.command.")))
                .isEmpty();
    }

    @Test
    void validateLoadsNoGitNoNativeCodeNoHttpAndNoSimulator() throws IOException, InterruptedException {
        Files.writeString(directory.resolve("stack.yaml"), """
                apiVersion: hnsform.dev/v1beta1
                kind: Stack
                metadata: {name: small}
                spec: {}
                ---
                apiVersion: hnsform.dev/v1beta1
                kind: Network
                metadata: {name: web}
                spec: {type: NAT}
                """);
        assertThat(loadedBy("validate", "--build", "ws2022").stream()
                        .filter(name -> name.startsWith("org.eclipse.jgit.")
                                || name.startsWith("org.slf4j.")
                                || name.startsWith("com.sun.jna.")
                                || name.startsWith("java.net.http.")
                                || name.startsWith("dev.hnsform.gitops.")
                                || name.startsWith("dev.hnsform.simulator.")
                                || name.startsWith("dev.hnsform.planner.")
                                || name.startsWith("dev.hnsform.statestore.")))
                .isEmpty();
    }
}
