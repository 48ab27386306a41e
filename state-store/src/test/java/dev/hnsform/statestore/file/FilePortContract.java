package dev.hnsform.statestore.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What every {@link FilePort} does: the real one and the one with faults are used in each other's place. */
public abstract class FilePortContract {
    protected abstract FilePort port();

    /** An existing, empty directory. */
    protected abstract Path directory();

    private String content(Path path) throws IOException {
        try (InputStream in = port().read(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void write(Path path, String text) throws IOException {
        try (FileAppender appender = port().create(path)) {
            appender.append(text.getBytes(StandardCharsets.UTF_8));
            appender.sync();
        }
    }

    @Test
    void createsEmptiesAndAppends() throws IOException {
        Path file = directory().resolve("a");
        write(file, "one");
        write(file, "two");
        try (FileAppender appender = port().append(file)) {
            assertThat(appender.size()).isEqualTo(3);
            appender.append("-three".getBytes(StandardCharsets.UTF_8), 1, 5);
            assertThat(appender.size()).isEqualTo(8);
        }
        try (FileAppender appender = port().append(directory().resolve("b"))) {
            assertThat(appender.size()).isZero();
        }
        assertThat(content(file)).isEqualTo("twothree");
        assertThat(port().size(file)).isEqualTo(8);
        assertThat(port().list(directory())).containsExactly(file, directory().resolve("b"));
    }

    @Test
    void readsFromAnOffset() throws IOException {
        Path file = directory().resolve("a");
        write(file, "0123456789");
        try (InputStream in = port().read(file, 7)) {
            assertThat(in.readAllBytes()).asString().isEqualTo("789");
        }
        try (InputStream in = port().read(file, 10)) {
            assertThat(in.read()).isEqualTo(-1);
        }
        try (InputStream in = port().read(file, 99)) {
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void renamesOverAFile() throws IOException {
        Path from = directory().resolve("a");
        Path to = directory().resolve("b");
        write(from, "new");
        write(to, "old");
        port().rename(from, to);
        port().syncDirectory(directory());
        assertThat(content(to)).isEqualTo("new");
        assertThat(port().exists(from)).isFalse();
        assertThatThrownBy(() -> port().rename(from, to)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void deletesAndTruncates() throws IOException {
        Path file = directory().resolve("a");
        write(file, "0123456789");
        port().truncate(file, 20);
        assertThat(port().size(file)).isEqualTo(10);
        port().truncate(file, 4);
        assertThat(content(file)).isEqualTo("0123");
        port().delete(file);
        port().delete(file);
        assertThat(port().exists(file)).isFalse();
        assertThatThrownBy(() -> port().read(file)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> port().size(file)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> port().truncate(file, 0)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void createsDirectoriesButNoFilesWithoutThem() throws IOException {
        Path deep = directory().resolve("x").resolve("y");
        assertThat(port().list(deep)).isEmpty();
        assertThatThrownBy(() -> port().create(deep.resolve("a"))).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> port().syncDirectory(deep)).isInstanceOf(NoSuchFileException.class);
        port().createDirectories(deep);
        port().createDirectories(deep);
        write(deep.resolve("a"), "1");
        assertThat(port().exists(deep)).isTrue();
        assertThat(port().list(directory())).containsExactly(directory().resolve("x"));
    }

    @Test
    void refusesToReadADirectory() {
        assertThatThrownBy(() -> {
                    try (InputStream in = port().read(directory())) {
                        in.readAllBytes();
                    }
                })
                .isInstanceOf(IOException.class);
    }
}
