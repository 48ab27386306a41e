package dev.hnsform.schema.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "web",
                "stacks/büro",
                "C:\\stacks\\web",
                "sim:lab.sim",
                "Endpoint/api[a]",
                "git::https://git.example/net.git//web?ref=main"
            })
    void leavesWhatNoShellTakesApart(String text) {
        assertThat(ShellWord.of(text)).isEqualTo(text);
    }

    @Test
    void quotesTheRest() {
        assertThat(ShellWord.of("my stack")).isEqualTo("\"my stack\"");
        assertThat(ShellWord.of("a&b")).isEqualTo("\"a&b\"");
        assertThat(ShellWord.of("it's")).isEqualTo("\"it's\"");
        assertThat(ShellWord.of("")).isEqualTo("\"\"");
        assertThat(ShellWord.of("$HOME/it's")).isEqualTo("'$HOME/it'\\''s'");
    }
}
