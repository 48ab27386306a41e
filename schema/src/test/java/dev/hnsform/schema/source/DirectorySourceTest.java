package dev.hnsform.schema.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectorySourceTest {
    @TempDir
    Path temp;

    private Path file(String path, String text) throws IOException {
        Path file = temp.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void findsYamlFilesOfTheStackSorted() throws IOException {
        file("stack/z.yaml", "a");
        file("stack/a/b.yml", "b");
        file("stack/a.json", "c");
        file("stack/.hidden/x.yaml", "d");
        file("stack/overlays/prod/x.yaml", "e");
        file("stack/old/x.yaml", "f");
        file("stack/.hnsformignore", "old/\n");
        SourceSet source = DirectorySource.read(temp.resolve("stack"), "shop/stack");
        assertThat(source.files()).extracting(SourceFile::path).containsExactly("a/b.yml", "z.yaml");
        assertThat(source.files())
                .extracting(SourceFile::shownPath)
                .containsExactly("shop/stack/a/b.yml", "shop/stack/z.yaml");
        assertThat(source.files().get(1).content()).isEqualTo(new byte[] {'a'});
    }

    @Test
    void showsPathsAsTheyAreInTheWorkingDirectory() throws IOException {
        file("a.yaml", "a");
        assertThat(DirectorySource.read(temp, ".").files())
                .extracting(SourceFile::shownPath)
                .containsExactly("a.yaml");
    }

    @Test
    void refusesWhatIsNoDirectory() throws IOException {
        Path file = file("a.yaml", "a");
        assertThatThrownBy(() -> DirectorySource.read(file, "a.yaml"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("is a file");
        assertThatThrownBy(() -> DirectorySource.read(temp.resolve("none"), "none"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("There is no directory");
    }

    @Test
    void followsLinksInsideTheStackAndRefusesOthers() throws IOException {
        file("stack/real/a.yaml", "a");
        file("outside/b.yaml", "b");
        Files.createSymbolicLink(temp.resolve("stack/link.yaml"), Path.of("real/a.yaml"));
        assertThat(DirectorySource.read(temp.resolve("stack"), ".").files()).hasSize(2);

        Files.createSymbolicLink(temp.resolve("stack/out.yaml"), Path.of("../outside/b.yaml"));
        assertThatThrownBy(() -> DirectorySource.read(temp.resolve("stack"), "."))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("\"out.yaml\" leads out of the stack, to \"../outside/b.yaml\"");
        Files.writeString(temp.resolve("stack/.hnsformignore"), "out.yaml\n");
        assertThat(DirectorySource.read(temp.resolve("stack"), ".").files()).hasSize(2);
    }

    @Test
    void refusesLinksWithoutEndAndLinksToNothing() throws IOException {
        file("stack/a/b.yaml", "a");
        Files.createSymbolicLink(temp.resolve("stack/a/up"), Path.of("..").resolve("."));
        assertThatThrownBy(() -> DirectorySource.read(temp.resolve("stack"), "."))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("no end");
        Files.delete(temp.resolve("stack/a/up"));
        Files.createSymbolicLink(temp.resolve("stack/gone.yaml"), Path.of("nowhere.yaml"));
        assertThatThrownBy(() -> DirectorySource.read(temp.resolve("stack"), "."))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("leads nowhere: what it names is not there");
    }

    @Test
    void refusesAPipeInsteadOfWaitingForIt() throws IOException, InterruptedException {
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "no mkfifo here");
        new ProcessBuilder("/usr/bin/mkfifo", temp.resolve("pipe.yaml").toString())
                .start()
                .waitFor();
        assertThatThrownBy(() -> DirectorySource.read(temp, "."))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("\"pipe.yaml\" is neither a file nor a directory");
    }

    @Test
    void saysThatAFileWentAway() throws IOException {
        Path file = file("a.yaml", "a");
        SourceSet source = DirectorySource.read(temp, ".");
        Files.delete(file);
        assertThatThrownBy(() -> source.files().get(0).content())
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("not there");
    }
}
