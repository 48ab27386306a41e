package dev.hnsform.cli.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ConsoleCharsetTest {
    private static Charset of(boolean windows, boolean terminal, String... properties) {
        Properties all = new Properties();
        for (int i = 0; i < properties.length; i += 2) {
            all.setProperty(properties[i], properties[i + 1]);
        }
        return ConsoleCharset.of(
                new Surroundings(Map.of(), Path.of(""), windows, terminal, Clock.systemUTC()), all, "stdout");
    }

    @Test
    void isUtf8OffWindows() {
        assertThat(of(false, true, "stdout.encoding", "ISO-8859-1")).isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void isThatOfAWindowsConsole() {
        assertThat(of(true, true, "sun.stdout.encoding", "windows-1252")).isEqualTo(Charset.forName("windows-1252"));
        assertThat(of(true, true, "stdout.encoding", "windows-1252")).isEqualTo(Charset.forName("windows-1252"));
        assertThat(of(true, true, "sun.stdout.encoding", "cp65001")).isEqualTo(StandardCharsets.UTF_8);
        assertThat(of(true, true, "sun.stdout.encoding", "cp99999")).isEqualTo(StandardCharsets.US_ASCII);
    }

    @Test
    void isUtf8WhereOutputGoesToAFileOrPipe() {
        assertThat(of(true, false)).isEqualTo(StandardCharsets.UTF_8);
        assertThat(of(true, false, "stdout.encoding", "windows-1252")).isEqualTo(StandardCharsets.UTF_8);
    }
}
