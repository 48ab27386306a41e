package dev.hnsform.acceptance.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Package;
import dev.hnsform.acceptance.harness.Product;
import dev.hnsform.acceptance.harness.Skip;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The package on the machine that the tests run on; of Windows' side see {@code windows}. */
@Tag("once")
class PackageTest {
    @TempDir
    Path temporary;

    private Path installed = Path.of("");

    @BeforeEach
    void unpacks() throws IOException {
        Skip.unless(Package.file().isPresent(), "no package was built (-Dquick builds none)");
        installed = Package.unpack(temporary.resolve("my programs"));
    }

    private Hnsform user() {
        return Hnsform.in(temporary.resolve("user"))
                .with("JAVA_HOME", System.getProperty("java.home"))
                .by(List.of(installed.resolve("hnsform").toString()));
    }

    @Test
    void doesTheMainJobBeforeAndAfterItsInstall() {
        Path archive = installed.resolve("lib").resolve("hnsform.jsa");
        Hnsform user = user();
        assertThat(user.ok("version").stdout()).startsWith("hnsform ");
        assertThat(archive).doesNotExist();
        user.ok("install").prints("hnsform.jsa").prints("start faster");
        assertThat(archive).isNotEmptyFile();
        user.ok("install").prints("hnsform.jsa"); // after Java was updated
        user.ok("demo", "first").prints("hnsform plan first --host sim:first/host.sim");
        user.run("drift", "first", "--host", "sim:first/host.sim").exits(0);
    }

    @Test
    void saysWhyItsInstallCannotWrite() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");
        user().run("install", "--archive", file.resolve("x.jsa").toString())
                .exits(11)
                .reports("Cannot make the class archive");
    }

    @Test
    void startsThroughALink() throws IOException {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), installed.resolve("hnsform"));
        assertThat(user().by(List.of(link.toString())).ok("version").stdout()).startsWith("hnsform ");
    }

    @Test
    void saysThatThereIsNoJava() {
        user().with("JAVA_HOME", "")
                .with("PATH", "/nowhere")
                .by(List.of("/bin/sh", installed.resolve("hnsform").toString()))
                .run("version")
                .exits(127)
                .reports("HF9016");
    }

    @Test
    void namesWhatItIsMadeOf() throws IOException {
        Skip.unless(
                Files.exists(installed.resolve("hnsform.cdx.json")),
                "the package has no bill of materials (mvn -o makes none)");
        JsonObject bill = (JsonObject) JsonReader.parse(Files.readAllBytes(installed.resolve("hnsform.cdx.json")));
        List<String> parts = bill.array("components").orElseThrow().objects().stream()
                .map(part -> part.string("name").orElse(""))
                .toList();
        assertThat(parts).contains("snakeyaml", "jackson-core", "org.eclipse.jgit", "jna", "picocli");
        String licences = Files.readString(installed.resolve("licences").resolve("THIRD-PARTY.txt"));
        for (String part : List.of("snakeyaml", "jackson-core", "org.eclipse.jgit", "jna", "picocli", "slf4j-jdk14")) {
            assertThat(licences).contains(":" + part + ":");
        }
        try (Stream<Path> texts = Files.list(installed.resolve("licences"))) {
            assertThat(texts.map(file -> file.getFileName().toString()))
                    .contains("slf4j-LICENSE.txt", "jgit-about.html");
        }
        assertThat(installed.resolve("LICENSE")).hasSameBinaryContentAs(Product.file("LICENSE"));
        for (String processor : List.of("x86-64", "aarch64")) {
            assertThat(installed.resolve("lib/jna/win32-" + processor + "/jnidispatch.dll"))
                    .isNotEmptyFile();
        }
    }
}
