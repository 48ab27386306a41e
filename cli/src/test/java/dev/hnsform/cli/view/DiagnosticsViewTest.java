package dev.hnsform.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.cli.view.plan.Palette;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.SourceSpan;
import dev.hnsform.schema.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosticsViewTest {
    private static final SourceSpan SPAN = new SourceSpan("web.yaml", 2, 7, 2, 11);
    private static final Diagnostic ERROR = Diagnostic.error("HF1205", "Unknown kind", "\"Netw\" is no kind.", SPAN)
            .withHint("Did you mean \"Network\"?")
            .withRelated(new SourceSpan("web.yaml", 1, 1, 1, 5), "in this document");
    private static final Diagnostic WARNING = Diagnostic.warning("HF3001", "Doubt", "Perhaps.");

    @Test
    void pointsAtTheStretchInItsLine() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Screen screen = new Screen(new ByteArrayOutputStream(), err, Palette.PLAIN, 100);
        new DiagnosticsView(screen)
                .text(List.of(ERROR), (file, line) -> line == 2 ? Optional.of("kind: Netw") : Optional.empty());
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("web.yaml:2:7: error HF1205: Unknown kind\n", " | kind: Netw\n", " |       ^^^^\n")
                .contains("Did you mean \"Network\"?");
    }

    @Test
    void coloursWithoutChangingTheText() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Screen screen = new Screen(new ByteArrayOutputStream(), err, Palette.ANSI, 100);
        new DiagnosticsView(screen).text(List.of(WARNING), (file, line) -> Optional.empty());
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("\u001B[33m")
                .satisfies(text ->
                        assertThat(text.replaceAll("\u001B\\[[0-9;]*m", "")).startsWith("warning HF3001: Doubt\n"));
    }

    @Test
    void givesProgramsTheSameData() {
        assertThat(JsonWriter.compact(DiagnosticsView.json(List.of(ERROR, WARNING))))
                .isEqualTo(
                        "[{\"severity\":\"error\",\"code\":\"HF1205\",\"summary\":\"Unknown kind\",\"detail\":\"\\\"Netw\\\" is no kind.\","
                                + "\"hint\":\"Did you mean \\\"Network\\\"?\","
                                + "\"place\":{\"file\":\"web.yaml\",\"line\":2,\"column\":7,\"endLine\":2,\"endColumn\":11},"
                                + "\"related\":[{\"note\":\"in this document\",\"place\":{\"file\":\"web.yaml\",\"line\":1,\"column\":1,"
                                + "\"endLine\":1,\"endColumn\":5}}]},"
                                + "{\"severity\":\"warning\",\"code\":\"HF3001\",\"summary\":\"Doubt\",\"detail\":\"Perhaps.\"}]");
    }

    @Test
    void countsInWords() {
        assertThat(DiagnosticsView.count(List.of())).isEqualTo("no errors");
        assertThat(DiagnosticsView.count(List.of(ERROR))).isEqualTo("1 error");
        assertThat(DiagnosticsView.count(List.of(ERROR, ERROR, WARNING))).isEqualTo("2 errors and 1 warning");
    }

    @Test
    void putsNothingLiveIntoAComment() {
        Diagnostic hostile = Diagnostic.error(
                "HF1205",
                "Unknown kind",
                "@everyone <img src=x> [click](http://x) `a`\nb",
                new SourceSpan("a`b", 1, 1, 1, 2));
        assertThat(StackMarkdown.of(List.of(hostile)))
                .startsWith("## hnsform plan: the stack has 1 error\n")
                .doesNotContain("@everyone", "<img", "[click](", "`a`")
                .hasLineCount(3);
    }
}
