package dev.hnsform.schema.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortRangeTest {
    @ParameterizedTest
    @CsvSource({"80, 80, 80, 80", "8000-8010, 8000, 8010, 8000-8010", "0-65535, 0, 65535, 0-65535", "7-7, 7, 7, 7"})
    void readsPortsAndRanges(String text, int first, int last, String printed) {
        assertThat(PortRange.parse(text)).isEqualTo(new PortRange(first, last)).hasToString(printed);
        assertThat(PortRange.tryParse(text)).contains(PortRange.parse(printed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "80-", "-80", "080", "65536", "80-65536", "90-80", "1-2-3", "8o", "80 ", "+80", "999999"
            })
    void refusesWhatIsNoRange(String text) {
        assertThat(PortRange.tryParse(text)).isEmpty();
        assertThatThrownBy(() -> PortRange.parse(text))
                .isInstanceOf(NetFormatException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("expected a port 0 to 65535");
    }

    @Test
    void comparesRanges() {
        PortRange range = PortRange.parse("8000-8010");
        assertThat(range.size()).isEqualTo(11);
        assertThat(range.contains(8010)).isTrue();
        assertThat(range.contains(8011)).isFalse();
        assertThat(range.overlaps(PortRange.parse("8010-9000"))).isTrue();
        assertThat(range.overlaps(PortRange.of(8011))).isFalse();
        assertThat(range.isSingle()).isFalse();
        assertThat(PortRange.of(80)).isLessThan(range).isLessThan(PortRange.parse("80-81"));
    }
}
