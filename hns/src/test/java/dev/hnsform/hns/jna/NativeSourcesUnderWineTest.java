package dev.hnsform.hns.jna;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.snapshot.HostFactsJson;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The sources of Windows facts, asked by a Windows JVM under Wine: the functions exist, take these arguments and answer in these layouts. That says nothing
 * of what a real Windows answers. Skipped aloud without Wine, or without a Windows JVM, whose {@code java.exe} {@code HNSFORM_WINDOWS_JAVA} names.
 */
class NativeSourcesUnderWineTest {
    private static final String JAVA = "HNSFORM_WINDOWS_JAVA";
    private static final Path PREFIX = Path.of("target", "wine").toAbsolutePath();

    private static Path wine() {
        Path debian = Path.of("/usr/lib/wine/wine64");
        Optional<Path> found = Stream.concat(
                        Stream.of(debian),
                        Stream.of(System.getenv("PATH").split(File.pathSeparator))
                                .map(d -> Path.of(d, "wine64")))
                .filter(Files::isExecutable)
                .findFirst();
        return needed(found, "Wine (wine64) is not installed");
    }

    private static Path java() {
        Optional<Path> named = Optional.ofNullable(System.getenv(JAVA)).map(Path::of);
        return needed(named.filter(Files::exists), JAVA + " names no java.exe of a Windows JVM");
    }

    private static <T> T needed(Optional<T> found, String otherwise) {
        if (found.isEmpty()) {
            System.out.println("SKIPPED: " + otherwise + "; the sources of Windows facts were not run");
        }
        Assumptions.assumeTrue(found.isPresent(), otherwise);
        return found.orElseThrow();
    }

    private static String classPath() {
        String own = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return own.replace(File.pathSeparatorChar, ';');
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Files.createDirectories(PREFIX);
        Path out = Files.createTempFile("probe", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putIfAbsent("WINEPREFIX", PREFIX.toString());
        builder.environment().putAll(Map.of("WINEDEBUG", "-all", "WINEARCH", "win64"));
        builder.environment().remove("DISPLAY");
        try {
            assertThat(builder.start().waitFor()).as("exit code of %s", command).isZero();
            return Files.readString(out, StandardCharsets.ISO_8859_1);
        } finally {
            Files.delete(out);
        }
    }

    @Test
    void everySourceAnswers() throws IOException, InterruptedException {
        Path java = java();
        String wine = wine().toString();
        String printed = run(
                List.of(wine, java.toString(), "-cp", classPath(), WindowsSourcesProbe.class.getName(), "C:\\windows"));
        Map<String, String> said = printed.lines()
                .map(line -> line.split(": ", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        System.out.println("under Wine: " + said);
        assertThat(Integer.parseInt(said.get("build"))).isPositive();
        assertThat((Integer.parseInt(said.get("interfaces")) - 8) % 1352).isZero();
        assertThat((Integer.parseInt(said.get("addresses")) - 8) % 80).isZero();
        assertThat(said)
                .containsEntry("no value", "Optional.empty")
                .containsEntry("no key", "Optional.empty")
                .containsEntry("keys", "true")
                .containsEntry("no keys", "Optional.empty")
                .containsEntry("hns", "ServiceStatus[state=absent, processId=0]")
                .containsEntry("own start", "true")
                .containsEntry("no process", "Optional.empty")
                .containsEntry("time of day", "48");
        HostFacts facts = HostFactsJson.fromJson((JsonObject) JsonReader.parse(said.get("facts")), "facts");
        assertThat(facts.identity())
                .isEqualTo(said.get("guid").replaceAll("Optional\\[|]", "").toLowerCase(Locale.ROOT));
        assertThat(facts.epoch().serviceStart()).contains("(process ");
    }
}
