package dev.hnsform.cli.view;

import dev.hnsform.hns.error.Cause;
import dev.hnsform.hns.error.ErrorCatalogue;
import dev.hnsform.hns.error.ErrorReference;
import dev.hnsform.hns.error.HcnError;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An entry of the error catalogue. */
public final class ExplainView {
    private final Screen screen;

    /** Shows entries. */
    public ExplainView(Screen screen) {
        this.screen = screen;
    }

    /** For people. */
    public void text(HcnError error) {
        screen.line(screen.palette().bold(error.symbol()) + "  " + error.result() + "  "
                + error.result().value());
        paragraph(
                "It means: " + error.meaning() + ". HNS says: \"" + error.text().strip() + "\"", "", "");
        String conduct = ErrorReference.conduct(error);
        if (!conduct.isEmpty()) {
            paragraph(conduct, "", "");
        }
        paragraph("[" + error.grade() + "; " + error.source() + "]", "", "");
        screen.line();
        screen.line("Causes, the likeliest first:");
        int number = 1;
        for (Cause cause : ErrorCatalogue.causes(error)) {
            screen.line();
            paragraph(cause.text(), number++ + ". ", "   ");
            paragraph(cause.fix(), "   → ", "     ");
            paragraph(cause.tell().text(), "   ", "   ");
            paragraph("[" + cause.grade() + "; " + cause.source() + "]", "   ", "   ");
        }
        screen.line();
        paragraph(
                "doc: Microsoft's documentation; code: code that calls HNS; log: a published log or thread; inf: inferred.",
                "",
                "");
    }

    private void paragraph(String text, String first, String others) {
        Folded.lines(text, screen.width(), first, others).forEach(screen::line);
    }

    /** For programs. */
    public void json(HcnError error) {
        List<Json> causes = new ArrayList<>();
        for (Cause cause : ErrorCatalogue.causes(error)) {
            causes.add(Json.object()
                    .put("cause", cause.text())
                    .put("fix", cause.fix())
                    .put("toldBy", cause.tell().from().name().toLowerCase(Locale.ROOT))
                    .put("told", cause.tell().what())
                    .put("grade", cause.grade().toString())
                    .put("source", cause.source())
                    .build());
        }
        screen.json(Json.object()
                .put("name", error.symbol())
                .put("hresult", error.result().toString())
                .put("decimal", error.result().value())
                .put("text", error.text().strip())
                .put("meaning", error.meaning())
                .put("outcome", error.ending().name().toLowerCase(Locale.ROOT))
                .put("grade", error.grade().toString())
                .put("source", error.source())
                .put("causes", new JsonArray(causes))
                .build());
    }
}
