package dev.hnsform.hns.jna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hnsform.hns.windows.ServiceControl;
import dev.hnsform.hns.windows.ServiceStatus;
import dev.hnsform.hns.windows.WindowsSystem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalHostTest {
    private record Machine(int build, boolean isAdministrator) implements WindowsSystem {
        @Override
        public String computerName() {
            return "NODE7";
        }
    }

    private static ServiceControl hns(String state) {
        return service -> {
            assertThat(service).isEqualTo("hns");
            return new ServiceStatus(state, 0);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "14393, running, true, HF5213, too old",
        "20348, stopped, true, HF5214, Start-Service hns",
        "20348, absent, true, HF5214, Start-Service hns",
        "20348, stopping, true, HF5214, Start-Service hns",
        "20348, running, false, HF5215, Run as administrator"
    })
    void tellsWhatIsInTheWayAndTheWayOut(int build, String state, boolean rights, String code, String wayOut) {
        LocalHostException failure = catchThrowableOfType(
                LocalHostException.class, () -> LocalHost.require(new Machine(build, rights), hns(state), true));
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.text()).contains(wayOut);
    }

    @ParameterizedTest
    @ValueSource(strings = {"running", "starting", "unknown"})
    void letsTheLibraryTryWhereNothingSpeaksAgainstIt(String state) {
        assertThatCode(() -> LocalHost.require(new Machine(20348, true), hns(state), true))
                .doesNotThrowAnyException();
    }

    @Test
    void tellsWhichLibraryIsMissingAndHowItIsInstalled(@TempDir Path root) {
        LocalHostException failure =
                catchThrowableOfType(LocalHostException.class, () -> NativeLibraries.ofWindows(root));
        assertThat(failure.code()).isEqualTo("HF5211");
        assertThat(failure.text()).contains("computenetwork.dll", "Install-WindowsFeature Containers");
    }

    @Test
    void aFileThatIsNoLibraryIsTold(@TempDir Path root) throws java.io.IOException {
        Path file = java.nio.file.Files.writeString(root.resolve("lib.so"), "not a library");
        LocalHostException failure = catchThrowableOfType(
                LocalHostException.class,
                () -> LocalHost.of(file, deadline -> {
                    throw new AssertionError();
                }));
        assertThat(failure.code()).isEqualTo("HF5212");
    }
}
