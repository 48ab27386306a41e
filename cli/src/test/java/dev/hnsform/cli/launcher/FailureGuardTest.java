package dev.hnsform.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.cli.compose.Surroundings;
import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.Screen;
import dev.hnsform.cli.view.plan.Palette;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.schema.diagnostic.BugException;
import dev.hnsform.schema.source.SourceException;
import dev.hnsform.statestore.StateException;
import dev.hnsform.statestore.StateFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailureGuardTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private ExitCode failing(RuntimeException failure, Map<String, String> environment) {
        return run(environment, () -> {
            throw failure;
        });
    }

    private ExitCode run(Map<String, String> environment, java.util.function.Supplier<ExitCode> work) {
        Surroundings surroundings = new Surroundings(environment, Path.of(""), false, false, Clock.systemUTC());
        Screen screen = new Screen(new ByteArrayOutputStream(), err, Palette.PLAIN, 100);
        return new FailureGuard(surroundings, screen).run(work);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void tellsABugShortlyAndHowToReportIt() {
        assertThat(failing(new BugException("two plans in one"), Map.of())).isEqualTo(ExitCode.BUG);
        assertThat(said())
                .contains("HF9000: This is a bug in hnsform", "two plans in one", "HNSFORM_STACKTRACE=1")
                .doesNotContain("\tat ");
    }

    @Test
    void showsWhereABugIsWhenAskedTo() {
        assertThat(failing(new IllegalStateException("x"), Map.of("HNSFORM_STACKTRACE", "1")))
                .isEqualTo(ExitCode.BUG);
        assertThat(said()).contains("\tat dev.hnsform.cli.launcher.FailureGuardTest");
    }

    @Test
    void givesEachFamilyOfFailuresItsCode() {
        assertThat(failing(
                        new HostCallException(
                                "HcnCreateNetwork",
                                "Network web",
                                new HResult(0x803b0013L),
                                HostCallException.Ending.REFUSED,
                                "it exists",
                                null),
                        Map.of()))
                .isEqualTo(ExitCode.HOST);
        assertThat(failing(new StateException(StateFault.CORRUPT, "read", "f", "Damaged.", null), Map.of()))
                .isEqualTo(ExitCode.RECORD);
        assertThat(failing(new StateException(StateFault.LOCKED, "lock", "f", "Held.", null), Map.of()))
                .isEqualTo(ExitCode.LOCKED);
        assertThat(failing(new SourceException("HF1014", "read", "s", "No directory.", null), Map.of()))
                .isEqualTo(ExitCode.STACK);
        assertThat(failing(CommandException.usage("HF9002", "x", "Wrong."), Map.of()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(failing(new UncheckedIOException(new IOException("No space left on device")), Map.of()))
                .isEqualTo(ExitCode.FILE);
        assertThat(said())
                .contains(
                        "error HF5001: HcnCreateNetwork for Network web was refused by the host: it exists (0x803b0013).")
                .contains("No space left on device")
                .doesNotContain("\tat ", "Exception:");
    }

    @Test
    void saysHowToAllowMoreMemory() {
        assertThat(run(Map.of(), () -> {
                    throw new OutOfMemoryError("Java heap space");
                }))
                .isEqualTo(ExitCode.MEMORY);
        assertThat(said()).contains("HNSFORM_JAVA_OPTS=-Xmx");
    }
}
