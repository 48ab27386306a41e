package dev.hnsform.schema.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                ">=0.1; 0.1.0; true",
                ">=0.1; 0.0.9; false",
                ">=0.1, <1.0; 0.9.9; true",
                ">=0.1, <1.0; 1.0.0; false",
                ">=0.1,<1.0; 1.0.0-SNAPSHOT; false",
                "0.1; 0.1.0; true",
                "=0.1.2; 0.1.3; false",
                "!=0.1.2; 0.1.3; true",
                ">0.1; 0.1.1; true",
                "<=0.1; 0.1.1; false",
            })
    void containsWhatItSays(String range, String version, boolean contained) {
        assertThat(VersionRange.parse(range).contains(version)).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", ">=", ">=0.1,", "1.2.3.4", ">=v1", "~>1.0", ">=0.1 <1.0"})
    void refusesWhatIsNoRange(String text) {
        assertThatThrownBy(() -> VersionRange.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no range of versions");
    }

    @Test
    void keepsItsText() {
        assertThat(VersionRange.parse(">=0.1, <1").toString()).isEqualTo(">=0.1, <1");
    }
}
