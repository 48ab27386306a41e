package dev.hnsform.schema.diagnostic;

import java.util.Locale;
import java.util.Optional;

/**
 * Diagnostics as text for people: place, code and summary; the source line with a caret under the span; detail; hint; further places. Pure: the
 * source lines and the colours come from the caller. Control characters and those that turn the direction of text are shown as escapes, so that
 * no file can write to the reader's terminal.
 */
public final class DiagnosticText {
    /** Gives source lines. */
    @FunctionalInterface
    public interface Lines {
        /** A line, from 1, without its line break; empty when it is not known. */
        Optional<String> line(String file, int number);
    }

    /** The parts of the text, for colours. */
    public enum Part {
        /** Path, line and column. */
        PLACE,
        /** Severity, code and summary. */
        TITLE,
        /** A source line and its number. */
        SOURCE,
        /** The caret. */
        CARET,
        /** What is wrong. */
        DETAIL,
        /** What to do. */
        HINT
    }

    /** Dresses the parts, for example with colours. */
    @FunctionalInterface
    public interface Style {
        /** No dress at all. */
        Style PLAIN = (part, severity, text) -> text;

        /** The text in its dress; it must have the same width. */
        String dress(Part part, Severity severity, String text);
    }

    private final Lines lines;
    private final Style style;
    private final int width;

    /**
     * A renderer.
     *
     * @param lines gives source lines
     * @param style dresses the parts
     * @param width columns at which text is wrapped and source lines are cut; at least 40
     */
    public DiagnosticText(Lines lines, Style style, int width) {
        this.lines = lines;
        this.style = style;
        this.width = Math.max(40, width);
    }

    /** One diagnostic, several lines, each with its line feed. */
    public String render(Diagnostic diagnostic) {
        StringBuilder text = new StringBuilder();
        Severity severity = diagnostic.severity();
        diagnostic
                .subject()
                .ifPresent(span ->
                        text.append(dress(Part.PLACE, severity, span + ":")).append(' '));
        text.append(dress(
                        Part.TITLE, severity, label(severity) + " " + diagnostic.code() + ": " + diagnostic.summary()))
                .append('\n');
        diagnostic.subject().ifPresent(span -> excerpt(text, severity, span));
        paragraph(text, Part.DETAIL, severity, diagnostic.detail());
        diagnostic.hint().ifPresent(hint -> paragraph(text, Part.HINT, severity, hint));
        for (Diagnostic.Related related : diagnostic.related()) {
            text.append("  ")
                    .append(dress(Part.PLACE, severity, related.span() + ":"))
                    .append(' ')
                    .append(dress(Part.DETAIL, severity, related.note()))
                    .append('\n');
            excerpt(text, severity, related.span());
        }
        return text.toString();
    }

    private static String label(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
        };
    }

    private String dress(Part part, Severity severity, String text) {
        return style.dress(part, severity, escaped(text));
    }

    private void excerpt(StringBuilder text, Severity severity, SourceSpan span) {
        Optional<String> line = lines.line(span.file(), span.line());
        if (line.isEmpty()) {
            return;
        }
        String number = String.format(Locale.ROOT, "%5d", span.line());
        int room = width - number.length() - 3;
        Excerpt cut = Excerpt.of(line.get(), span, room);
        text.append(style.dress(Part.SOURCE, severity, (number + " | " + cut.text()).stripTrailing()))
                .append('\n');
        text.append(" ".repeat(number.length()))
                .append(" | ")
                .append(" ".repeat(cut.caretAt()))
                .append(style.dress(Part.CARET, severity, "^".repeat(cut.caretWidth())))
                .append('\n');
    }

    private void paragraph(StringBuilder text, Part part, Severity severity, String words) {
        StringBuilder line = new StringBuilder();
        for (String word : escaped(words).split(" ", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width - 2) {
                text.append("  ")
                        .append(style.dress(part, severity, line.toString()))
                        .append('\n');
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        text.append("  ").append(style.dress(part, severity, line.toString())).append('\n');
    }

    /** The text with characters made visible that would act on a terminal. */
    public static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.append(Excerpt.shown(c)));
        return out.toString();
    }
}
