package dev.hnsform.cli.view;

import dev.hnsform.cli.view.plan.Palette;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.DiagnosticText;
import dev.hnsform.schema.diagnostic.Severity;
import dev.hnsform.schema.diagnostic.SourceSpan;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Errors and warnings: as text with the source line and a caret, or as JSON. */
public final class DiagnosticsView {
    private final Screen screen;

    /** Shows diagnostics. */
    public DiagnosticsView(Screen screen) {
        this.screen = screen;
    }

    /** Shows them as text beside the results, an empty line behind each. */
    public void text(List<Diagnostic> diagnostics, DiagnosticText.Lines lines) {
        DiagnosticText text = new DiagnosticText(lines, style(screen.palette()), screen.width());
        for (Diagnostic diagnostic : diagnostics) {
            screen.note(text.render(diagnostic));
        }
    }

    static DiagnosticText.Style style(Palette palette) {
        return (part, severity, text) -> switch (part) {
            case PLACE -> palette.bold(text);
            case TITLE, CARET -> severity == Severity.ERROR ? palette.removed(text) : palette.changed(text);
            case SOURCE -> palette.dim(text);
            case DETAIL -> text;
            case HINT -> palette.bold(text);
        };
    }

    /** {@code 2 errors and 1 warning}; {@code no errors} when there is nothing. */
    public static String count(List<Diagnostic> diagnostics) {
        long errors = diagnostics.stream().filter(Diagnostic::isError).count();
        long warnings = diagnostics.size() - errors;
        String first = errors == 0 ? "no errors" : errors == 1 ? "1 error" : errors + " errors";
        return warnings == 0 ? first : first + " and " + (warnings == 1 ? "1 warning" : warnings + " warnings");
    }

    /** The same data as JSON. */
    public static JsonArray json(List<Diagnostic> diagnostics) {
        List<Json> list = new ArrayList<>(diagnostics.size());
        diagnostics.forEach(diagnostic -> list.add(json(diagnostic)));
        return new JsonArray(list);
    }

    private static JsonObject json(Diagnostic diagnostic) {
        JsonObject.Builder json = Json.object()
                .put("severity", diagnostic.isError() ? "error" : "warning")
                .put("code", diagnostic.code())
                .put("summary", diagnostic.summary())
                .put("detail", diagnostic.detail());
        diagnostic.hint().ifPresent(hint -> json.put("hint", hint));
        diagnostic.subject().ifPresent(span -> json.put("place", json(span)));
        if (!diagnostic.related().isEmpty()) {
            List<Json> related = new ArrayList<>();
            diagnostic
                    .related()
                    .forEach(other -> related.add(Json.object()
                            .put("note", other.note())
                            .put("place", json(other.span()))
                            .build()));
            json.put("related", new JsonArray(related));
        }
        return json.build();
    }

    private static JsonObject json(SourceSpan span) {
        return Json.object()
                .put("file", span.file())
                .put("line", span.line())
                .put("column", span.column())
                .put("endLine", span.endLine())
                .put("endColumn", span.endColumn())
                .build();
    }
}
