package dev.hnsform.cli.view;

import dev.hnsform.appliers.drift.DriftReport;
import dev.hnsform.appliers.drift.ForeignObject;
import dev.hnsform.cli.view.plan.PlanText;
import dev.hnsform.planner.change.Drift;
import dev.hnsform.planner.change.FieldChange;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;

/** What a look at a host said of a stack. */
public final class DriftView {
    private final Screen screen;

    /** Shows drift. */
    public DriftView(Screen screen) {
        this.screen = screen;
    }

    /** As text. */
    public void text(Plan plan, DriftReport report, boolean all) {
        screen.print(new PlanText(plan, screen.palette()).renderDrift());
        if (all) {
            foreign(report.foreign());
        }
        switch (report.verdict()) {
            case IN_SYNC -> {
                if (plan.pins().lineage().isEmpty()) {
                    screen.line("Nothing of stack " + plan.pins().stackName()
                            + " is recorded on this host, so nothing can have drifted. Where its record was lost:"
                            + " hnsform state rebuild");
                    return;
                }
                screen.line(screen.palette().added("In sync.") + " The host holds what was last applied of stack "
                        + plan.pins().stackName() + ".");
            }
            case DRIFT ->
                screen.line(screen.palette().changed("Drift:") + " " + counts(report)
                        + ". `hnsform plan` shows what would heal it, `hnsform apply` heals it.");
            case UNKNOWN ->
                screen.line(screen.palette().removed("Not known:")
                        + " the host could not be read whole. Nothing that could be read differs.");
        }
    }

    private static String counts(DriftReport report) {
        return report.counts().entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().label())
                .collect(Collectors.joining(", "));
    }

    private void foreign(List<ForeignObject> foreign) {
        if (foreign.isEmpty()) {
            screen.line("The host holds nothing else.");
        } else {
            screen.line(screen.palette().bold("Not of this stack, and never touched"));
            Table table = new Table("KIND", "NAME", "OWNER", "ID");
            foreign.forEach(object -> table.row(
                    object.kind().label(),
                    object.name(),
                    object.owner(),
                    object.id().toString()));
            table.print(screen);
        }
        screen.line();
    }

    /** As JSON. */
    public void json(DriftReport report, boolean all) {
        JsonObject.Builder json = Json.object()
                .put(
                        "verdict",
                        switch (report.verdict()) {
                            case IN_SYNC -> "in-sync";
                            case DRIFT -> "drift";
                            case UNKNOWN -> "unknown";
                        })
                .put(
                        "drift",
                        Json.array(report.drift().stream().map(DriftView::json).toList()));
        if (all) {
            json.put(
                    "foreign",
                    Json.array(report.foreign().stream()
                            .map(object -> Json.object()
                                    .put("kind", object.kind().label())
                                    .put("name", object.name())
                                    .put("owner", object.owner())
                                    .put("id", object.id().toString())
                                    .build())
                            .toList()));
        }
        screen.json(json.build());
    }

    private static JsonObject json(Drift drift) {
        return Json.object()
                .put("address", drift.address().toString())
                .put("id", drift.id().toString())
                .put("class", drift.kind().label())
                .put("detail", drift.detail())
                .put(
                        "fields",
                        Json.array(drift.fields().stream().map(DriftView::json).toList()))
                .build();
    }

    private static JsonObject json(FieldChange field) {
        JsonObject.Builder json = Json.object().put("path", field.path());
        field.before().ifPresent(before -> json.put("settled", before));
        field.after().ifPresent(after -> json.put("host", after));
        return json.build();
    }
}
