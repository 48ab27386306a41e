package dev.hnsform.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.appliers.run.RunResult;
import dev.hnsform.cli.view.plan.Palette;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.statestore.history.HistoryOutcome;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunViewTest {
    private static String settled(HistoryOutcome how, List<String> notUndone) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Screen screen = new Screen(out, new ByteArrayOutputStream(), Palette.PLAIN, 100);
        FailureContext nothing = new FailureContext(
                (address, path) -> Optional.empty(), (file, line) -> Optional.empty(), Optional::empty);
        new RunView(screen, "apply", false, nothing)
                .settled(new RunResult(
                        "run-1",
                        how,
                        Map.of(),
                        Map.of(),
                        notUndone,
                        RecordedStack.empty("web", Guid.parse("6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10"))));
        screen.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void announcesASettledRunNoSecondTime() {
        assertThat(settled(HistoryOutcome.SETTLED_LATER, List.of())).isEmpty();
        assertThat(settled(HistoryOutcome.DONE, List.of())).isEmpty();
    }

    @Test
    void saysWhatOfASettledRunWasTakenBack() {
        assertThat(settled(HistoryOutcome.ROLLED_BACK, List.of()))
                .isEqualTo("What that run had done was taken back.\n");
        assertThat(settled(HistoryOutcome.FAILED, List.of("create Network/web")))
                .isEqualTo("  Not taken back: create Network/web\n");
    }
}
