package dev.hnsform.appliers.served;

import dev.hnsform.appliers.journal.MarkForm;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.statestore.history.HistoryOutcome;

/** Events as JSON objects of one key, which says what it is. */
final class RunEventForm {
    private static final String MARK = "mark";
    private static final String NOTE = "note";
    private static final String SETTLED = "settled";
    private static final String FAILED = "failed";
    private static final String RUN = "run";
    private static final String HOW = "how";
    private static final String NOT_UNDONE = "notUndone";

    private RunEventForm() {}

    static JsonObject toJson(RunEvent event) {
        if (event instanceof RunEvent.Heard heard) {
            return Json.object().put(MARK, MarkForm.toJson(heard.mark())).build();
        }
        if (event instanceof RunEvent.Noted noted) {
            return Json.object().put(NOTE, noted.text()).build();
        }
        if (event instanceof RunEvent.Settled settled) {
            return Json.object()
                    .put(
                            SETTLED,
                            Json.object()
                                    .put(RUN, settled.runId())
                                    .put(HOW, settled.how().label())
                                    .put(NOT_UNDONE, Json.strings(settled.notUndone()))
                                    .build())
                    .build();
        }
        return Json.object()
                .put(FAILED, FailureForm.toJson(((RunEvent.Failed) event).failure()))
                .build();
    }

    static RunEvent fromJson(Json value) {
        if (!(value instanceof JsonObject json)) {
            throw new JsonFormatException("an object is expected");
        }
        if (json.has(MARK)) {
            return new RunEvent.Heard(MarkForm.fromJson(object(json, MARK)));
        }
        if (json.has(NOTE)) {
            return new RunEvent.Noted(string(json, NOTE));
        }
        if (json.has(SETTLED)) {
            JsonObject settled = object(json, SETTLED);
            return new RunEvent.Settled(
                    string(settled, RUN),
                    HistoryOutcome.ofLabel(string(settled, HOW))
                            .orElseThrow(() -> new JsonFormatException(HOW + ": not known")),
                    settled.array(NOT_UNDONE)
                            .orElseThrow(() -> new JsonFormatException(NOT_UNDONE + ": an array is expected"))
                            .strings());
        }
        return new RunEvent.Failed(FailureForm.fromJson(object(json, FAILED)));
    }

    private static JsonObject object(JsonObject json, String key) {
        return json.object(key).orElseThrow(() -> new JsonFormatException(key + ": an object is expected"));
    }

    private static String string(JsonObject json, String key) {
        return json.string(key).orElseThrow(() -> new JsonFormatException(key + ": a string is expected"));
    }
}
