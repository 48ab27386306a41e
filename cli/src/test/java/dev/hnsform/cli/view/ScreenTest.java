package dev.hnsform.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.cli.view.plan.Palette;
import dev.hnsform.schema.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** What a pipe does whose reader went away. */
    private static final class Broken extends OutputStream {
        private int attempts;

        @Override
        public void write(int b) throws IOException {
            attempts++;
            throw new IOException("Broken pipe");
        }
    }

    @Test
    void writesUtf8WithLineFeedsWhateverThePlatform() {
        Screen screen = new Screen(out, err, Palette.PLAIN, 100);
        screen.line("Grüße 🐎");
        screen.json(Json.object().put("a", 1).build());
        screen.note("beside");
        screen.flush();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("Grüße 🐎\n{\n  \"a\": 1\n}\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("beside\n");
        assertThat(screen.isClosed()).isFalse();
    }

    @Test
    void dropsWhatNobodyReadsAndTellsIt() {
        Broken pipe = new Broken();
        Screen screen = new Screen(pipe, err, Palette.PLAIN, 100);
        screen.line("one");
        screen.line("two");
        screen.json(Json.array());
        screen.note("still heard");
        assertThat(screen.isClosed()).isTrue();
        assertThat(pipe.attempts).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("still heard\n");
    }
}
