package dev.hnsform.appliers.served;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hnsform.statestore.file.FileAppender;
import dev.hnsform.statestore.file.FilePort;
import dev.hnsform.statestore.file.FilePortContract;
import dev.hnsform.statestore.home.StateHome;
import dev.hnsform.statestore.lock.Held;
import dev.hnsform.statestore.lock.LockOwner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a served home do what files here do, and no others can be reached. */
class RemoteFilesTest extends FilePortContract {
    @TempDir
    Path directory;

    private ServedPlace place;
    private StateHome home;
    private Held held;

    @BeforeEach
    void serve() throws IOException {
        Files.createDirectories(directory.resolve("runs"));
        place = new ServedPlace(directory);
        home = RemoteHome.of(place.connect());
        held = home.lock()
                .acquire(LockOwner.thisProcess("test", ServedPlace.NOW))
                .orThrow();
    }

    @AfterEach
    void end() {
        held.close();
        place.close();
    }

    @Override
    protected FilePort port() {
        return home.files();
    }

    @Override
    protected Path directory() {
        return home.directory().resolve("runs");
    }

    @Test
    void largeFilesGoThereAndBack() throws IOException {
        byte[] bytes = new byte[(9 << 20) + 17];
        new Random(5).nextBytes(bytes);
        Path file = directory().resolve("large");
        try (FileAppender appender = port().create(file)) {
            appender.append(bytes);
            appender.sync();
            assertThat(appender.size()).isEqualTo(bytes.length);
        }
        try (InputStream in = port().read(file)) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
        try (InputStream in = port().read(file)) {
            assertThat(in.readNBytes(10)).hasSize(10);
        }
        assertThat(Files.readAllBytes(directory.resolve("runs/large"))).isEqualTo(bytes);
    }

    @Test
    void nothingOutsideOfTheHomeCanBeReached() throws IOException {
        Files.writeString(directory.resolve("token"), "secret");
        Files.createSymbolicLink(directory.resolve("runs/link"), directory.resolve("token"));
        Files.createSymbolicLink(directory.resolve("history"), directory);
        for (String path : new String[] {
            "token", "lock", "runs/../token", "runs/link", "history/token", "runs/.hidden", "other/x", "runs/a/b/c/d/e"
        }) {
            assertThatThrownBy(() -> port().read(home.directory().resolve(path)))
                    .as(path)
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> port().create(home.directory().resolve(path)))
                    .as(path)
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThat(directory.resolve("token")).hasContent("secret");
    }

    @Test
    void nothingIsWrittenWithoutTheLock() throws IOException {
        FilePort other = RemoteHome.of(place.connect()).files();
        Path file = directory().resolve("a");
        assertThatThrownBy(() -> other.create(file)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> other.delete(file)).isInstanceOf(AccessDeniedException.class);
        assertThat(other.exists(file)).isFalse();
        assertThat(other.list(directory())).isEmpty();
        held.close();
        assertThatThrownBy(() -> port().create(file)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aServerThatIsGoneIsAFailureOfTheFilesAndNotAnAbsentOne() {
        place.server.close();
        assertThatThrownBy(() -> port().size(directory().resolve("a")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("tcp://");
        assertThatThrownBy(() -> port().exists(directory().resolve("a"))).hasMessageContaining("look for");
    }
}
