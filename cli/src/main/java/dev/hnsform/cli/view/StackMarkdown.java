package dev.hnsform.cli.view;

import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.SourceSpan;
import java.util.List;

/** A stack that cannot be planned, as a pull-request comment. */
final class StackMarkdown {
    private static final int LISTED = 50;
    private static final int LONGEST = 600;

    private StackMarkdown() {}

    /** The comment; short enough for every forge. */
    static String of(List<Diagnostic> diagnostics) {
        StringBuilder text = new StringBuilder("## hnsform plan: the stack has ")
                .append(DiagnosticsView.count(diagnostics))
                .append("\n\n");
        diagnostics.stream().limit(LISTED).forEach(diagnostic -> line(text, diagnostic));
        if (diagnostics.size() > LISTED) {
            text.append("- … and ").append(diagnostics.size() - LISTED).append(" more\n");
        }
        return text.toString();
    }

    private static void line(StringBuilder text, Diagnostic diagnostic) {
        text.append("- **")
                .append(diagnostic.isError() ? "error" : "warning")
                .append(' ')
                .append(diagnostic.code())
                .append("** ");
        diagnostic
                .subject()
                .map(SourceSpan::toString)
                .ifPresent(place ->
                        text.append('`').append(place.replace('`', '\'')).append("` "));
        String detail = diagnostic.summary() + ": " + diagnostic.detail()
                + diagnostic.hint().map(hint -> " " + hint).orElse("");
        text.append(harmless(detail)).append('\n');
    }

    /** No markup, no HTML and no mentions come from what somebody wrote. */
    private static String harmless(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> {
            switch (c) {
                case '\n', '\r' -> safe.append(' ');
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '@' -> safe.append("&#64;");
                case '\\', '`', '*', '_', '[', ']', '|', '#' ->
                    safe.append('\\').appendCodePoint(c);
                default -> safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }
}
