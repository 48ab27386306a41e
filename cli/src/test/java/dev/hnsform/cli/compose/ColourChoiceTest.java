package dev.hnsform.cli.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.cli.view.plan.Palette;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColourChoiceTest {
    private static Palette auto(boolean windows, boolean terminal, Map<String, String> environment) {
        return ColourChoice.AUTO.palette(
                new Surroundings(environment, Path.of(""), windows, terminal, Clock.systemUTC()));
    }

    @Test
    void readsTheCommandLineInBothSpellings() {
        assertThat(ColourChoice.of(new String[] {"plan", "--color", "always"})).isEqualTo(ColourChoice.ALWAYS);
        assertThat(ColourChoice.of(new String[] {"plan", "--color=never"})).isEqualTo(ColourChoice.NEVER);
        assertThat(ColourChoice.of(new String[] {"plan", "--color"})).isEqualTo(ColourChoice.AUTO);
        assertThat(ColourChoice.of(new String[] {"plan", "--color=pink"})).isEqualTo(ColourChoice.AUTO);
        assertThat(ColourChoice.of(new String[] {"plan", "--", "--color=never"}))
                .isEqualTo(ColourChoice.AUTO);
    }

    @Test
    void coloursForPeopleAtTerminalsThatCan() {
        assertThat(auto(false, true, Map.of("TERM", "xterm"))).isEqualTo(Palette.ANSI);
        assertThat(auto(false, false, Map.of("TERM", "xterm"))).isEqualTo(Palette.PLAIN);
        assertThat(auto(false, true, Map.of("TERM", "dumb"))).isEqualTo(Palette.PLAIN);
        assertThat(auto(false, true, Map.of("TERM", "xterm", "NO_COLOR", "1"))).isEqualTo(Palette.PLAIN);
        assertThat(auto(false, true, Map.of("TERM", "xterm", "NO_COLOR", ""))).isEqualTo(Palette.ANSI);
        assertThat(auto(false, true, Map.of("TERM", "xterm", "CI", "true"))).isEqualTo(Palette.PLAIN);
        assertThat(auto(true, true, Map.of())).isEqualTo(Palette.PLAIN);
        assertThat(auto(true, true, Map.of("WT_SESSION", "x"))).isEqualTo(Palette.ANSI);
    }

    @Test
    void takesTheWidthFromTheEnvironmentWithinReason() {
        assertThat(width(Map.of())).isEqualTo(100);
        assertThat(width(Map.of("COLUMNS", "120"))).isEqualTo(120);
        assertThat(width(Map.of("COLUMNS", "7"))).isEqualTo(60);
        assertThat(width(Map.of("COLUMNS", "many"))).isEqualTo(100);
    }

    private static int width(Map<String, String> environment) {
        return new Surroundings(environment, Path.of(""), false, false, Clock.systemUTC()).width();
    }

    @Test
    void keepsThingsInTheHomeThatTheEnvironmentNames() {
        Surroundings named =
                new Surroundings(Map.of("HNSFORM_HOME", "/somewhere"), Path.of(""), false, false, Clock.systemUTC());
        assertThat(new Home(named).directory()).isEqualTo(Path.of("/somewhere"));
        Surroundings windows =
                new Surroundings(Map.of("ProgramData", "D:/data"), Path.of(""), true, false, Clock.systemUTC());
        assertThat(new Home(windows).directory().toString().replace('\\', '/')).isEqualTo("D:/data/hnsform");
    }
}
