package dev.hnsform.cli.view;

import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.recorded.RecordedResource;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.recorded.Tombstone;
import dev.hnsform.schema.resource.ResourceJson;
import dev.hnsform.statestore.StateException;
import dev.hnsform.statestore.history.HistoryEntry;
import dev.hnsform.statestore.history.HistoryPage;
import dev.hnsform.statestore.store.StoredRecord;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Records and history. */
public final class StateView {
    private final Screen screen;

    /** Shows records. */
    public StateView(Screen screen) {
        this.screen = screen;
    }

    /** The resources of a record. */
    public void list(RecordedStack stack) {
        Table table = new Table("ADDRESS", "ID", "GENERATION", "ORIGIN");
        for (RecordedResource resource : stack.resources()) {
            table.row(
                    resource.address().toString(),
                    resource.id().toString(),
                    Integer.toString(resource.generation()),
                    resource.adopted()
                            ? "adopted"
                            : resource.bornAs().equals(resource.address())
                                    ? "created"
                                    : "moved from " + resource.bornAs());
        }
        if (table.isEmpty()) {
            screen.line("Nothing of stack " + stack.stackName() + " is recorded on this host.");
        } else {
            table.print(screen);
        }
        for (Tombstone tombstone : stack.tombstones()) {
            screen.line("Let go: " + tombstone.address() + " (" + tombstone.id() + ")");
        }
    }

    /** The resources of a record, as JSON. */
    public void listJson(RecordedStack stack) {
        List<Json> resources = new ArrayList<>();
        stack.resources().forEach(resource -> resources.add(json(resource)));
        screen.json(Json.object()
                .put("stack", stack.stackName())
                .put("id", stack.stackId().toString())
                .put("lineage", stack.lineage())
                .put("serial", stack.serial())
                .put("rebuilt", stack.isRebuilt())
                .put("resources", Json.array(resources))
                .build());
    }

    /** One resource of a record. */
    public void show(RecordedResource resource) {
        screen.json(json(resource));
    }

    private static JsonObject json(RecordedResource resource) {
        return Json.object()
                .put("address", resource.address().toString())
                .put("id", resource.id().toString())
                .put("bornAs", resource.bornAs().toString())
                .put("generation", resource.generation())
                .put("adopted", resource.adopted())
                .put("applied", ResourceJson.toJson(resource.applied()))
                .put("decided", FieldJson.toJson(resource.decided()))
                .build();
    }

    /** All records of a host. */
    public void records(List<StoredRecord> records) {
        Table table = new Table("STACK", "SERIAL", "RESOURCES", "SETTLED", "ID");
        List<StateException> problems = new ArrayList<>();
        for (StoredRecord record : records) {
            record.accept(new StoredRecord.Visitor<Boolean>() {
                @Override
                public Boolean readable(StoredRecord.Readable readable) {
                    table.row(
                            readable.head().stackName(),
                            Long.toString(readable.head().serial()),
                            Integer.toString(readable.head().resources()),
                            readable.head()
                                    .settledAt()
                                    .truncatedTo(ChronoUnit.SECONDS)
                                    .toString(),
                            readable.stack().toString());
                    return true;
                }

                @Override
                public Boolean unreadable(StoredRecord.Unreadable unreadable) {
                    problems.add(unreadable.why());
                    return false;
                }
            });
        }
        if (table.isEmpty() && problems.isEmpty()) {
            screen.line("No stack is recorded on this host.");
        } else if (!table.isEmpty()) {
            table.print(screen);
        }
        problems.forEach(problem -> new FailureView(screen, false).failure(problem));
    }

    /** All records of a host as JSON. */
    public void recordsJson(List<StoredRecord> records) {
        List<Json> list = new ArrayList<>();
        for (StoredRecord record : records) {
            list.add(record.accept(new StoredRecord.Visitor<Json>() {
                @Override
                public Json readable(StoredRecord.Readable readable) {
                    return Json.object()
                            .put("stack", readable.head().stackName())
                            .put("id", readable.stack().toString())
                            .put("file", readable.shown())
                            .put("lineage", readable.head().lineage())
                            .put("serial", readable.head().serial())
                            .put("rebuilt", readable.head().rebuilt())
                            .put("resources", readable.head().resources())
                            .put("settledAt", readable.head().settledAt().toString())
                            .put("source", readable.head().origin().shown())
                            .put("commit", readable.head().origin().commit())
                            .build();
                }

                @Override
                public Json unreadable(StoredRecord.Unreadable unreadable) {
                    return Json.object()
                            .put("id", unreadable.stack().toString())
                            .put("file", unreadable.shown())
                            .put(
                                    "problem",
                                    Json.object()
                                            .put("code", unreadable.why().code())
                                            .put("text", unreadable.why().text())
                                            .build())
                            .build();
                }
            }));
        }
        screen.json(Json.array(list));
    }

    /** A resource was let go. */
    public void forgotten(RecordedResource gone) {
        screen.line(gone.address() + " is no longer recorded."
                + (gone.address().kind().isHostObject()
                        ? " Its object " + gone.id() + " stays on the host, and is never taken for this stack's again."
                        : ""));
    }

    /** A page of history, newest first. */
    public void history(HistoryPage page) {
        Table table = new Table("WHEN", "SERIAL", "COMMAND", "OUTCOME", "CHANGES", "USER", "COMMIT");
        for (HistoryEntry entry : page.entries()) {
            table.row(
                    entry.when().truncatedTo(ChronoUnit.SECONDS).toString(),
                    Long.toString(entry.serial()),
                    entry.command(),
                    entry.outcome().label(),
                    entry.counts().entrySet().stream()
                            .map(c -> c.getValue() + " " + done(c.getKey()))
                            .collect(Collectors.joining(", ")),
                    entry.user(),
                    entry.commit().length() > 12 ? entry.commit().substring(0, 12) : entry.commit());
        }
        if (table.isEmpty()) {
            screen.line("Nothing of this stack was applied to this host yet.");
        } else {
            table.print(screen);
        }
        if (page.damaged() > 0) {
            screen.note(
                    page.damaged() == 1
                            ? "1 damaged line of the history was passed over."
                            : page.damaged() + " damaged lines of the history were passed over.");
        }
    }

    /** What was done, of the word that the history holds; {@code keep} is in older ones. */
    private static String done(String action) {
        return switch (action) {
            case "create", "update", "replace", "delete", "move" -> action + "d";
            case "adopt" -> "adopted";
            case "forget" -> "forgotten";
            case "keep" -> "kept";
            case "partly" -> "partly done";
            default -> action;
        };
    }

    /** A page of history as JSON. */
    public void historyJson(HistoryPage page) {
        screen.json(Json.array(page.entries().stream().map(HistoryEntry::toJson).toList()));
    }
}
