package dev.hnsform.appliers.journal;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * What a journal begins with.
 *
 * @param runId the run's id, also the name of its directory
 * @param startedAt when it began
 * @param command what people ran, for example {@code apply}
 * @param user who ran it, as the system names them; empty when not known
 * @param lineage the record's lineage, made new where there was no record
 */
public record RunHeader(String runId, Instant startedAt, String command, String user, String lineage) {
    private static final String FORMAT = "hnsform-journal";
    private static final long VERSION = 1;

    JsonObject toJson() {
        return Json.object()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("run", runId)
                .put("startedAt", startedAt.toString())
                .put("command", command)
                .put("user", user)
                .put("lineage", lineage)
                .build();
    }

    static RunHeader fromJson(JsonObject json) {
        if (!json.string("format").orElse("").equals(FORMAT)) {
            throw new JsonFormatException("format: \"" + FORMAT + "\" is expected");
        }
        long version = json.integer("version").orElse(0L);
        if (version != VERSION) {
            throw new JsonFormatException("version: " + version + " is not known; this hnsform knows " + VERSION);
        }
        try {
            return new RunHeader(
                    text(json, "run"),
                    Instant.parse(text(json, "startedAt")),
                    text(json, "command"),
                    text(json, "user"),
                    text(json, "lineage"));
        } catch (DateTimeException e) {
            throw new JsonFormatException("startedAt: no instant");
        }
    }

    private static String text(JsonObject json, String key) {
        return json.string(key).orElseThrow(() -> new JsonFormatException(key + ": a string is expected"));
    }
}
