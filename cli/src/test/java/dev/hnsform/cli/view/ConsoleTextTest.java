package dev.hnsform.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleTextTest {
    private static String shown(String text, String charset, int pieces) throws IOException {
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        ConsoleText stream = new ConsoleText(console, Charset.forName(charset));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += pieces) {
            stream.write(bytes, from, Math.min(pieces, bytes.length - from));
        }
        stream.flush();
        return console.toString(Charset.forName(charset));
    }

    @Test
    void showsWhatTheSetHasAsItIs() throws IOException {
        assertThat(shown("Straße, €5 – mehr…", "windows-1252", 100)).isEqualTo("Straße, €5 – mehr…");
    }

    @Test
    void showsTheNearestPlainCharactersOfWhatItLacks() throws IOException {
        assertThat(shown("  → Plan again… (3 – 5)", "US-ASCII", 100)).isEqualTo("  -> Plan again... (3 - 5)");
        assertThat(shown("日本 🙂", "US-ASCII", 100)).isEqualTo("?? ?");
    }

    @Test
    void doesSoWhereverTheBytesAreCut() throws IOException {
        for (Map.Entry<String, String> set : Map.of("US-ASCII", "a ->? ... ? z", "windows-1252", "a ->? … ? z")
                .entrySet()) {
            for (int pieces = 1; pieces < 8; pieces++) {
                assertThat(shown("a →日 … 🙂 z", set.getKey(), pieces))
                        .as("%s in pieces of %d", set.getKey(), pieces)
                        .isEqualTo(set.getValue());
            }
        }
    }
}
