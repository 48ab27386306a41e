package dev.hnsform.statestore.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultyFilePortTest extends FilePortContract {
    private static final Path DIRECTORY = Path.of("disk");
    private static final Path FILE = DIRECTORY.resolve("f");

    private final FaultyFilePort port = new FaultyFilePort();

    @BeforeEach
    void directoryExists() throws IOException {
        port.createDirectories(DIRECTORY);
    }

    @Override
    protected FilePort port() {
        return port;
    }

    @Override
    protected Path directory() {
        return DIRECTORY;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String content(FaultyFilePort port) {
        return port.content(FILE)
                .map(b -> new String(b, StandardCharsets.UTF_8))
                .orElse("(none)");
    }

    @Test
    void losesAnyUnsyncedSuffix() throws IOException {
        Set<String> seen = new HashSet<>();
        for (int seed = 0; seed < 200; seed++) {
            FaultyFilePort disk = new FaultyFilePort();
            disk.createDirectories(DIRECTORY);
            try (FileAppender appender = disk.append(FILE)) {
                appender.append(bytes("ab"));
                appender.sync();
                disk.syncDirectory(DIRECTORY);
                appender.append(bytes("cd"));
            }
            seen.add(content(disk.afterPowerLoss(new SplittableRandom(seed))));
        }
        assertThat(seen).containsExactlyInAnyOrder("ab", "abc", "abcd");
    }

    @Test
    void forgetsNamesThatWereNotSynced() throws IOException {
        port.put(FILE, bytes("old"));
        Path beside = DIRECTORY.resolve("beside");
        try (FileAppender appender = port.create(beside)) {
            appender.append(bytes("new"));
            appender.sync();
        }
        port.rename(beside, FILE);
        assertThat(content(port)).isEqualTo("new");
        assertThat(content(port.afterPowerLoss())).isEqualTo("old");
    }

    @Test
    void crashesBeforeDuringAndAfterAnAppend() throws IOException {
        for (FaultyFilePort.Moment moment : FaultyFilePort.Moment.values()) {
            FaultyFilePort disk = new FaultyFilePort();
            disk.createDirectories(DIRECTORY);
            disk.put(FILE, bytes(""));
            FileAppender appender = disk.append(FILE);
            disk.crashAt(1, moment);
            assertThatThrownBy(() -> appender.append(bytes("1234"))).isInstanceOf(SimulatedCrash.class);
            assertThatThrownBy(() -> appender.append(bytes("5"))).isInstanceOf(SimulatedCrash.class);
            assertThatThrownBy(() -> disk.read(FILE)).isInstanceOf(SimulatedCrash.class);
            assertThat(content(disk.restarted()))
                    .isEqualTo(
                            switch (moment) {
                                case BEFORE -> "";
                                case DURING -> "12";
                                case AFTER -> "1234";
                            });
        }
    }
}
