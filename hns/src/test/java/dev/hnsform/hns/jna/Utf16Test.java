package dev.hnsform.hns.jna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Memory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf16Test {
    @ParameterizedTest
    @ValueSource(strings = {"", "nat", "Ethernet 2", "Größe", "ネット", "\uD83D\uDE00 and more", "half \uD83D of a pair"})
    void comesBackAsItWentIn(String text) {
        byte[] in = Utf16.in(text);
        assertThat(in).hasSize(2 * text.length() + 2);
        try (Memory memory = new Memory(in.length)) {
            memory.write(0, in, 0, in.length);
            assertThat(Utf16.at(memory)).isEqualTo(text);
        }
    }

    @Test
    void isWhatWindowsHolds() {
        assertThat(Utf16.in("Aé")).isEqualTo("Aé\0".getBytes(StandardCharsets.UTF_16LE));
    }

    @Test
    void refusesTextThatWouldArriveCutOff() {
        assertThatThrownBy(() -> Utf16.in("a\0b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cut off");
    }
}
