package dev.hnsform.statestore.history;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonNumber;
import dev.hnsform.schema.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One settled run.
 *
 * @param runId the run's id; one entry an id
 * @param when when it was settled
 * @param lineage lineage of the record it settled into
 * @param serial serial of that record
 * @param command what people ran, for example {@code apply}
 * @param user who ran it, as the system names them; empty when not known
 * @param commit commit of the stack's source; empty when it was a plain directory
 * @param counts how many changes of each action were made, by the action's word, for example {@code create}; also {@code move} and {@code adopt}, and
 *     {@code partly} for those of which only some steps were done
 * @param outcome how it ended
 */
public record HistoryEntry(
        String runId,
        Instant when,
        String lineage,
        long serial,
        String command,
        String user,
        String commit,
        SortedMap<String, Long> counts,
        HistoryOutcome outcome) {
    /** Copies the counts. */
    public HistoryEntry {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /** The entry as JSON. */
    public JsonObject toJson() {
        JsonObject.Builder numbers = Json.object();
        counts.forEach((action, count) -> numbers.put(action, count));
        return Json.object()
                .put("run", runId)
                .put("when", when.toString())
                .put("lineage", lineage)
                .put("serial", serial)
                .put("command", command)
                .put("user", user)
                .put("commit", commit)
                .put("counts", numbers.build())
                .put("outcome", outcome.label())
                .build();
    }

    /**
     * Reads what {@link #toJson} gave. Members that are not known are passed over, as a newer hnsform may have appended them.
     *
     * @throws JsonFormatException when it is no entry
     */
    public static HistoryEntry fromJson(JsonObject json) {
        SortedMap<String, Long> counts = new TreeMap<>();
        for (Map.Entry<String, Json> count :
                json.object("counts").orElse(JsonObject.EMPTY).entries()) {
            if (!(count.getValue() instanceof JsonNumber number) || !number.isLong()) {
                throw new JsonFormatException("counts." + count.getKey() + ": an integer is expected");
            }
            counts.put(count.getKey(), number.longValue());
        }
        String outcome = text(json, "outcome");
        return new HistoryEntry(
                text(json, "run"),
                instant(text(json, "when")),
                json.string("lineage").orElse(""),
                json.integer("serial").orElseThrow(() -> new JsonFormatException("serial: an integer is expected")),
                text(json, "command"),
                json.string("user").orElse(""),
                json.string("commit").orElse(""),
                counts,
                HistoryOutcome.ofLabel(outcome)
                        .orElseThrow(() -> new JsonFormatException("outcome: \"" + outcome
                                + "\" is not known; known are " + String.join(", ", HistoryOutcome.labels()))));
    }

    private static String text(JsonObject json, String key) {
        return json.string(key).orElseThrow(() -> new JsonFormatException(key + ": a string is expected"));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new JsonFormatException("when: \"" + text + "\" is no instant");
        }
    }
}
