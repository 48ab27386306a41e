package dev.hnsform.schema.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosticTextTest {
    private static String render(String line, int column, int endColumn, String detail) {
        Diagnostic diagnostic =
                Diagnostic.error("HF9999", "Summary", detail, new SourceSpan("a.yaml", 3, column, 3, endColumn));
        return new DiagnosticText((file, number) -> Optional.of(line), DiagnosticText.Style.PLAIN, 60)
                .render(diagnostic);
    }

    @Test
    void putsTheCaretUnderWideAndCombiningCharacters() {
        assertThat(render("\uD83C\uDF0D世e\u0301x", 5, 6, "d")).isEqualTo("""
                a.yaml:3:5: error HF9999: Summary
                    3 | \uD83C\uDF0D世e\u0301x
                      |      ^
                  d
                """);
    }

    @Test
    void letsNoFileWriteToTheTerminal() {
        assertThat(render("a\u001B[31m\u202Eb", 1, 2, "detail \u001B]0;x\u0007 end"))
                .contains("a\\u001B[31m\\u202Eb", "detail \\u001B]0;x\\u0007 end")
                .doesNotContain("\u001B", "\u202E");
    }

    @Test
    void showsThePartOfALongLineAroundTheSpan() {
        String text = render("x".repeat(500) + "HERE" + "y".repeat(500), 501, 505, "d");
        assertThat(text).contains("…xxxx", "HERE", "yyyy…", "^^^^");
        assertThat(text.lines()).allMatch(line -> line.length() <= 60);
    }

    @Test
    void wrapsLongSentences() {
        String text = render("x", 1, 2, "word ".repeat(40).strip());
        assertThat(text.lines()).allMatch(line -> line.length() <= 60);
    }

    @Test
    void dressesParts() {
        Diagnostic diagnostic =
                Diagnostic.warning("HF9999", "Summary", "detail").withHint("hint");
        String text = new DiagnosticText(
                        (file, number) -> Optional.empty(), (part, severity, t) -> "<" + part + ">" + t, 80)
                .render(diagnostic);
        assertThat(text).isEqualTo("<TITLE>warning HF9999: Summary\n  <DETAIL>detail\n  <HINT>hint\n");
    }
}
