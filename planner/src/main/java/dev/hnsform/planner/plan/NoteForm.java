package dev.hnsform.planner.plan;

import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.Severity;
import dev.hnsform.schema.diagnostic.SourceSpan;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Diagnostics and verdicts as JSON and back. */
final class NoteForm {
    private NoteForm() {}

    static Json write(Diagnostic diagnostic) {
        JsonObject.Builder json = Json.object()
                .put("code", diagnostic.code())
                .put("severity", label(diagnostic.severity()))
                .put("summary", diagnostic.summary())
                .put("detail", diagnostic.detail());
        diagnostic.subject().ifPresent(s -> json.put("subject", span(s)));
        if (!diagnostic.related().isEmpty()) {
            List<Json> related = new ArrayList<>();
            diagnostic
                    .related()
                    .forEach(r -> related.add(Json.object()
                            .put("span", span(r.span()))
                            .put("note", r.note())
                            .build()));
            json.put("related", new JsonArray(related));
        }
        diagnostic.hint().ifPresent(h -> json.put("hint", h));
        return json.build();
    }

    private static String label(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    private static Json span(SourceSpan span) {
        return Json.object()
                .put("file", span.file())
                .put("line", span.line())
                .put("column", span.column())
                .put("endLine", span.endLine())
                .put("endColumn", span.endColumn())
                .build();
    }

    static Diagnostic readDiagnostic(Json json, String where) {
        Fields fields =
                Fields.of(json, where, Set.of("code", "severity", "summary", "detail", "subject", "related", "hint"));
        List<Diagnostic.Related> related = new ArrayList<>();
        int at = 0;
        for (Json element : fields.list("related")) {
            Fields one = Fields.of(element, fields.at("related") + "[" + at++ + "]", Set.of("span", "note"));
            related.add(new Diagnostic.Related(readSpan(one.json("span"), one.at("span")), one.string("note")));
        }
        return new Diagnostic(
                fields.string("code"),
                fields.choice("severity", Severity.values(), NoteForm::label),
                fields.string("summary"),
                fields.string("detail"),
                fields.find("subject").map(s -> readSpan(s, fields.at("subject"))),
                related,
                fields.findString("hint"));
    }

    private static SourceSpan readSpan(Json json, String where) {
        Fields fields = Fields.of(json, where, Set.of("file", "line", "column", "endLine", "endColumn"));
        try {
            return new SourceSpan(
                    fields.string("file"),
                    Math.toIntExact(fields.integer("line")),
                    Math.toIntExact(fields.integer("column")),
                    Math.toIntExact(fields.integer("endLine")),
                    Math.toIntExact(fields.integer("endColumn")));
        } catch (JsonFormatException e) {
            throw e;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new JsonFormatException(where + ": " + e.getMessage());
        }
    }

    static Json write(Verdict verdict) {
        if (verdict instanceof Verdict.Refused refused) {
            return Json.object()
                    .put("verdict", "refused")
                    .put("rule", refused.rule())
                    .put("grade", refused.grade())
                    .put("source", refused.source())
                    .put("explanation", refused.explanation())
                    .build();
        }
        if (verdict instanceof Verdict.DependsOn depends) {
            return Json.object()
                    .put("verdict", "dependsOn")
                    .put("switches", Json.strings(depends.switches()))
                    .build();
        }
        if (verdict instanceof Verdict.NotRehearsed not) {
            return Json.object()
                    .put("verdict", "notRehearsed")
                    .put("reason", not.reason())
                    .build();
        }
        return Json.object().put("verdict", "passed").build();
    }

    static Verdict readVerdict(Json json, String where) {
        Fields fields = Fields.of(
                json, where, Set.of("verdict", "rule", "grade", "source", "explanation", "switches", "reason"));
        return switch (fields.string("verdict")) {
            case "passed" -> new Verdict.Passed();
            case "refused" ->
                new Verdict.Refused(
                        fields.string("rule"),
                        fields.string("grade"),
                        fields.string("source"),
                        fields.string("explanation"));
            case "dependsOn" -> new Verdict.DependsOn(fields.strings("switches"));
            case "notRehearsed" -> new Verdict.NotRehearsed(fields.string("reason"));
            default ->
                throw new JsonFormatException(
                        fields.at("verdict") + ": passed, refused, dependsOn or notRehearsed is expected");
        };
    }
}
