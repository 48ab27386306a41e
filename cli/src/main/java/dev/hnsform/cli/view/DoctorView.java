package dev.hnsform.cli.view;

import dev.hnsform.appliers.doctor.Examination;
import dev.hnsform.appliers.doctor.Finding;
import dev.hnsform.appliers.doctor.Severity;
import dev.hnsform.appliers.doctor.Subject;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.diagnostic.DiagnosticText;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a look at a whole host came to; its JSON is that of {@code docs/schema/doctor.schema.json}. */
public final class DoctorView {
    private static final int VERSION = 1;
    /** Kinds that are counted for people even when there is none. */
    private static final Set<HcnKind> COMMON = Set.of(HcnKind.NETWORK, HcnKind.ENDPOINT, HcnKind.NAMESPACE);

    private final Screen screen;

    /** Shows examinations. */
    public DoctorView(Screen screen) {
        this.screen = screen;
    }

    /** For people: the worst first. */
    public void text(String uri, Examination examination) {
        screen.line("Host   " + escaped(examination.facts().computerName()) + " (" + uri + "), "
                + examination.facts().features().release());
        screen.line("Read   "
                + examination.counts().entrySet().stream()
                        .filter(kind -> kind.getValue() > 0 || COMMON.contains(kind.getKey()))
                        .map(kind -> count(kind.getValue(), kind.getKey().noun()))
                        .collect(Collectors.joining(", ")));
        for (Finding finding : examination.findings()) {
            screen.line();
            finding(finding);
        }
        screen.line();
        screen.line(
                switch (examination.verdict()) {
                    case WELL -> screen.palette().added("Nothing is wrong") + notes(examination) + ".";
                    case FINDINGS -> screen.palette().bold(summary(examination)) + ".";
                    case UNKNOWN ->
                        screen.palette().removed("Not known:")
                                + " the host could not be read whole. In what could be read nothing is wrong"
                                + notes(examination) + ".";
                });
        examination
                .unread()
                .forEach((kind, cause) -> screen.note("Not all " + kind.noun() + "s could be read: " + cause));
    }

    private void finding(Finding finding) {
        String severity = finding.check().severity().name();
        String shown = switch (finding.check().severity()) {
            case PROBLEM -> screen.palette().removed(severity);
            case WARNING -> screen.palette().changed(severity);
            case NOTE -> screen.palette().dim(severity);
        };
        screen.line(shown + "  " + screen.palette().bold(finding.check().summary()) + "  "
                + screen.palette().dim("[" + finding.check().word() + "]"));
        paragraph(finding.subject() + ". " + finding.what(), "  ", "  ");
        for (String evidence : finding.evidence()) {
            paragraph(evidence, "  - ", "    ");
        }
        paragraph(finding.advice(), "  → ", "    ");
        finding.command().ifPresent(command -> screen.line("    > " + escaped(command)));
    }

    private void paragraph(String text, String first, String others) {
        Folded.lines(escaped(text), screen.width(), first, others).forEach(screen::line);
    }

    private static String escaped(String text) {
        return DiagnosticText.escaped(text);
    }

    private static String notes(Examination examination) {
        long notes = examination.count(Severity.NOTE);
        return notes == 0 ? "" : "; " + count(notes, "note");
    }

    private static String summary(Examination examination) {
        List<String> parts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long number = examination.count(severity);
            if (number > 0) {
                parts.add(count(number, severity.name().toLowerCase(Locale.ROOT)));
            }
        }
        return String.join(", ", parts);
    }

    /** {@code loadBalancers}, as in snapshots. */
    private static String key(HcnKind kind) {
        StringBuilder key = new StringBuilder();
        for (String word : kind.noun().split(" ")) {
            key.append(key.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return key.append('s').toString();
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** For programs. */
    public void json(String uri, Examination examination) {
        JsonObject.Builder read = Json.object();
        examination.counts().forEach((kind, number) -> read.put(key(kind), number));
        JsonObject.Builder unread = Json.object();
        for (Map.Entry<HcnKind, String> kind : examination.unread().entrySet()) {
            unread.put(key(kind.getKey()), kind.getValue());
        }
        JsonObject.Builder counts = Json.object();
        for (Severity severity : Severity.values()) {
            counts.put(severity.name().toLowerCase(Locale.ROOT) + "s", examination.count(severity));
        }
        screen.json(Json.object()
                .put("version", VERSION)
                .put("host", uri)
                .put("computerName", examination.facts().computerName())
                .put("release", examination.facts().features().release())
                .put(
                        "verdict",
                        switch (examination.verdict()) {
                            case WELL -> "well";
                            case FINDINGS -> "findings";
                            case UNKNOWN -> "unknown";
                        })
                .put("read", read.build())
                .put("unread", unread.build())
                .put("counts", counts.build())
                .put(
                        "findings",
                        new JsonArray(examination.findings().stream()
                                .map(DoctorView::json)
                                .toList()))
                .build());
    }

    private static Json json(Finding finding) {
        Subject subject = finding.subject();
        JsonObject.Builder about = Json.object().put("kind", subject.kind()).put("name", subject.name());
        subject.id().ifPresent(id -> about.put("id", id.toString()));
        JsonObject.Builder json = Json.object()
                .put("check", finding.check().word())
                .put("severity", finding.check().severity().name().toLowerCase(Locale.ROOT))
                .put("summary", finding.check().summary())
                .put("subject", about.build())
                .put("what", finding.what())
                .put("evidence", Json.strings(finding.evidence()))
                .put("advice", finding.advice());
        finding.command().ifPresent(command -> json.put("command", command));
        return json.build();
    }
}
