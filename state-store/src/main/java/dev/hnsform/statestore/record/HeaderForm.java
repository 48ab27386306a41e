package dev.hnsform.statestore.record;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.source.SourceSet;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;

/** The members of a record besides resources, tombstones and digest, as JSON and back. */
final class HeaderForm {
    static final String FORMAT = "hnsform-record";

    private static final Set<String> KEYS =
            Set.of("format", "version", "tool", "lineage", "serial", "stack", "host", "rebuilt", "settledAt");
    private static final Set<String> STACK_KEYS = Set.of("name", "id", "source");
    private static final Set<String> SOURCE_KEYS = Set.of("shown", "repository", "commit", "path");
    private static final Set<String> HOST_KEYS = Set.of("identity");

    private HeaderForm() {}

    static JsonObject toJson(HostRecord record) {
        RecordedStack stack = record.stack();
        SourceSet.Origin origin = record.origin();
        JsonObject source = Json.object()
                .put("shown", origin.shown())
                .put("repository", origin.repository())
                .put("commit", origin.commit())
                .put("path", origin.path())
                .build();
        return Json.object()
                .put("format", FORMAT)
                .put("version", RecordVersions.CURRENT)
                .put("tool", record.tool())
                .put("lineage", stack.lineage())
                .put("serial", stack.serial())
                .put(
                        "stack",
                        Json.object()
                                .put("name", stack.stackName())
                                .put("id", stack.stackId().toString())
                                .put("source", source)
                                .build())
                .put(
                        "host",
                        Json.object().put("identity", record.hostIdentity()).build())
                .put("rebuilt", stack.isRebuilt())
                .put("settledAt", record.settledAt().toString())
                .build();
    }

    static RecordHead head(JsonObject json, int resources) {
        ResourceForm.Members members = new ResourceForm.Members(json, "the record", KEYS);
        ResourceForm.Members stack = new ResourceForm.Members(members.object("stack"), "stack", STACK_KEYS);
        ResourceForm.Members source = new ResourceForm.Members(stack.object("source"), "stack.source", SOURCE_KEYS);
        ResourceForm.Members host = new ResourceForm.Members(members.object("host"), "host", HOST_KEYS);
        long serial = members.integer("serial");
        if (serial < 1) {
            throw new JsonFormatException("serial: " + serial + " is not above 0");
        }
        String lineage = members.text("lineage");
        if (lineage.isEmpty()) {
            throw new JsonFormatException("lineage: it is empty");
        }
        return new RecordHead(
                stack.text("name"),
                ResourceForm.guid(stack.text("id"), "stack.id"),
                new SourceSet.Origin(
                        source.text("shown"), source.text("repository"), source.text("commit"), source.text("path")),
                host.text("identity"),
                lineage,
                serial,
                members.flag("rebuilt"),
                instant(members.text("settledAt")),
                members.text("tool"),
                resources);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new JsonFormatException("settledAt: \"" + text + "\" is no instant, such as 2026-01-02T03:04:05Z");
        }
    }
}
