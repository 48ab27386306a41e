package dev.hnsform.schema.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuidTest {
    private static final String TEXT = "6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10";

    @ParameterizedTest
    @ValueSource(strings = {TEXT, "6F1C2A52-7F0E-4A53-9A51-6A0A4C1D7F10", "{6f1c2a52-7F0E-4a53-9a51-6a0a4c1d7f10}"})
    void readsAnyCaseAndBraces(String text) {
        assertThat(Guid.parse(text)).hasToString(TEXT).isEqualTo(Guid.of(UUID.fromString(TEXT)));
        assertThat(Guid.tryParse(text)).contains(Guid.parse(TEXT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "{6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10",
                "6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f1",
                "6f1c2a527-f0e-4a53-9a51-6a0a4c1d7f10",
                "6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f1g",
                "(6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10)",
                "6f1c2a52_7f0e_4a53_9a51_6a0a4c1d7f10",
                "6f1c2a527f0e4a539a516a0a4c1d7f10"
            })
    void refusesWhatIsNoGuid(String text) {
        assertThat(Guid.tryParse(text)).isEmpty();
        assertThatThrownBy(() -> Guid.parse(text))
                .isInstanceOf(NetFormatException.class)
                .hasMessageContaining("'" + text + "' is not a GUID; expected 8-4-4-4-12");
    }

    @Test
    void agreesWithTheJdk() {
        Random random = new Random(13);
        for (int i = 0; i < 5_000; i++) {
            UUID uuid = new UUID(random.nextLong(), random.nextLong());
            Guid guid = Guid.of(uuid);
            assertThat(guid).hasToString(uuid.toString());
            assertThat(Guid.parse(guid.toString())).isEqualTo(guid);
            assertThat(Guid.parse(guid.toWindowsString())).isEqualTo(guid);
            assertThat(guid.asUuid()).isEqualTo(uuid);
        }
    }

    @Test
    void sortsAsItsText() {
        Guid low = Guid.parse("7fffffff-0000-0000-0000-000000000000");
        Guid high = Guid.parse("80000000-0000-0000-0000-000000000000");
        assertThat(low).isLessThan(high);
        assertThat(Guid.ZERO).isLessThan(low);
        assertThat(Guid.ZERO.isZero()).isTrue();
        assertThat(low.toWindowsString()).isEqualTo("7FFFFFFF-0000-0000-0000-000000000000");
    }
}
