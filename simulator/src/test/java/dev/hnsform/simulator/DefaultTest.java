package dev.hnsform.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.simulator.profile.SimulatorSettings;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DefaultTest {
    @ParameterizedTest
    @EnumSource
    void everyDefaultIsWhatTheHostChooses(Default one) {
        one.show(Lab.with(SimulatorSettings.defaults()));
    }

    @Test
    void everyDefaultHasANameASourceAndASentence() {
        assertThat(Default.values())
                .allMatch(d -> d.label().matches("[a-z]+(-[a-z]+)*"))
                .allMatch(d -> d.choice().endsWith("."))
                .noneMatch(d -> d.source().isBlank());
        assertThat(Arrays.stream(Default.values()).map(Default::label)).doesNotHaveDuplicates();
    }
}
