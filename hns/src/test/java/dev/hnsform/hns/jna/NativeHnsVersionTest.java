package dev.hnsform.hns.jna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hnsform.hns.port.HostCallException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeHnsVersionTest {
    @Test
    void readsTheVersionFromItsEnvelope() {
        assertThat(NativeHnsVersion.read("{\"Success\":true,\"Output\":{\"Major\":13,\"Minor\":3}}"))
                .hasToString("13.3");
        assertThat(NativeHnsVersion.read("{\"Output\":{\"Minor\":0,\"Major\":16},\"Success\":true}"))
                .hasToString("16.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "13.3",
                "[]",
                "{\"Success\":true}",
                "{\"Success\":true,\"Output\":{\"Major\":13}}",
                "{\"Success\":true,\"Output\":{\"Major\":-1,\"Minor\":3}}",
                "{\"Success\":true,\"Output\":{\"Major\":13,\"Minor\":4294967296}}"
            })
    void anAnswerWithoutAVersionIsNoVersion(String envelope) {
        HostCallException failure =
                catchThrowableOfType(HostCallException.class, () -> NativeHnsVersion.read(envelope));
        assertThat(failure.text()).contains("GET /globals/version", "is not a version");
    }
}
