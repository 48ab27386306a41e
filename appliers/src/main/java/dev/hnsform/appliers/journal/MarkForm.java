package dev.hnsform.appliers.journal;

import dev.hnsform.appliers.applier.Outcome;
import dev.hnsform.hns.error.HostFailure;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.planner.step.StepId;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.resource.KindTable;
import dev.hnsform.statestore.history.HistoryOutcome;
import java.util.Optional;

/** Marks as JSON and back. */
public final class MarkForm {
    private static final String MARK = "mark";
    private static final String STEP = "step";
    private static final String DECIDED = "decided";
    private static final String KIND = "kind";
    private static final String TEXT = "text";
    private static final String NOTES = "notes";
    private static final String UNSEEN = "unseen";
    private static final String FAILURE = "failure";

    private MarkForm() {}

    /** A mark as JSON. */
    public static JsonObject toJson(Mark mark) {
        return mark.accept(new Writer());
    }

    /**
     * A mark from JSON.
     *
     * @throws JsonFormatException when it is none
     */
    public static Mark fromJson(JsonObject json) {
        String word = text(json, MARK);
        return switch (word) {
            case "started" -> new Mark.Started(step(json));
            case "finished" -> new Mark.Finished(step(json), outcome(json));
            case "rolling-back" -> new Mark.RollingBack(text(json, TEXT));
            case "undo-started" -> new Mark.UndoStarted(step(json));
            case "undo-finished" -> new Mark.UndoFinished(step(json), outcome(json));
            case "ended" ->
                new Mark.Ended(
                        HistoryOutcome.ofLabel(text(json, "how"))
                                .orElseThrow(() -> new JsonFormatException("how: not known")),
                        text(json, "lineage"),
                        json.integer("serial")
                                .orElseThrow(() -> new JsonFormatException("serial: an integer is expected")));
            case "closed" -> new Mark.Closed();
            default -> throw new JsonFormatException("mark: \"" + word + "\" is not known");
        };
    }

    private static StepId step(JsonObject json) {
        return new StepId(text(json, STEP));
    }

    private static Outcome outcome(JsonObject json) {
        String word = text(json, "outcome");
        return switch (word) {
            case "applied" ->
                new Outcome.Applied(
                        decided(json),
                        json.array(NOTES).map(notes -> notes.strings()).orElse(java.util.List.of()),
                        unseen(json));
            case "already-true" -> new Outcome.AlreadyTrue(decided(json), text(json, TEXT), unseen(json));
            case "failed" -> new Outcome.Failed(text(json, TEXT), failure(json));
            case "unknown" -> new Outcome.Unknown(text(json, TEXT), failure(json));
            case "skipped" -> new Outcome.Skipped(text(json, TEXT));
            default -> throw new JsonFormatException("outcome: \"" + word + "\" is not known");
        };
    }

    private static boolean unseen(JsonObject json) {
        return json.bool(UNSEEN).orElse(false);
    }

    private static Optional<HostFailure> failure(JsonObject json) {
        return json.object(FAILURE)
                .map(failure -> new HostFailure(
                        text(failure, "call"),
                        text(failure, "subject"),
                        new HResult(failure.integer("hresult")
                                .filter(n -> n >= 0 && n <= 0xFFFF_FFFFL)
                                .orElseThrow(() -> new JsonFormatException("hresult: 32 bits are expected"))),
                        text(failure, "said")));
    }

    private static Optional<FieldValues> decided(JsonObject json) {
        return json.get(DECIDED).map(values -> FieldJson.fromJson(table(text(json, KIND)), values, DECIDED));
    }

    private static FieldTable table(String kind) {
        return KindTable.fields(
                ResourceKind.ofLabel(kind).orElseThrow(() -> new JsonFormatException("kind: \"" + kind + "\"")));
    }

    private static String text(JsonObject json, String key) {
        return json.string(key).orElseThrow(() -> new JsonFormatException(key + ": a string is expected"));
    }

    private static final class Writer implements Mark.Visitor<JsonObject> {
        @Override
        public JsonObject started(Mark.Started mark) {
            return named("started", mark.step()).build();
        }

        @Override
        public JsonObject finished(Mark.Finished mark) {
            return mark.outcome().accept(new OutcomeWriter(named("finished", mark.step())));
        }

        @Override
        public JsonObject rollingBack(Mark.RollingBack mark) {
            return Json.object()
                    .put(MARK, "rolling-back")
                    .put(TEXT, mark.because())
                    .build();
        }

        @Override
        public JsonObject undoStarted(Mark.UndoStarted mark) {
            return named("undo-started", mark.step()).build();
        }

        @Override
        public JsonObject undoFinished(Mark.UndoFinished mark) {
            return mark.outcome().accept(new OutcomeWriter(named("undo-finished", mark.step())));
        }

        @Override
        public JsonObject ended(Mark.Ended mark) {
            return Json.object()
                    .put(MARK, "ended")
                    .put("how", mark.how().label())
                    .put("lineage", mark.lineage())
                    .put("serial", mark.serial())
                    .build();
        }

        @Override
        public JsonObject closed(Mark.Closed mark) {
            return Json.object().put(MARK, "closed").build();
        }

        private static JsonObject.Builder named(String word, StepId step) {
            return Json.object().put(MARK, word).put(STEP, step.text());
        }
    }

    private record OutcomeWriter(JsonObject.Builder object) implements Outcome.Visitor<JsonObject> {
        @Override
        public JsonObject applied(Outcome.Applied outcome) {
            object.put("outcome", "applied");
            outcome.decided().ifPresent(this::decided);
            if (!outcome.notes().isEmpty()) {
                object.put(NOTES, Json.strings(outcome.notes()));
            }
            unseen(outcome);
            return object.build();
        }

        @Override
        public JsonObject alreadyTrue(Outcome.AlreadyTrue outcome) {
            object.put("outcome", "already-true").put(TEXT, outcome.why());
            outcome.decided().ifPresent(this::decided);
            unseen(outcome);
            return object.build();
        }

        @Override
        public JsonObject failed(Outcome.Failed outcome) {
            object.put("outcome", "failed").put(TEXT, outcome.message());
            outcome.failure().ifPresent(this::failure);
            return object.build();
        }

        @Override
        public JsonObject unknown(Outcome.Unknown outcome) {
            object.put("outcome", "unknown").put(TEXT, outcome.message());
            outcome.failure().ifPresent(this::failure);
            return object.build();
        }

        @Override
        public JsonObject skipped(Outcome.Skipped outcome) {
            return object.put("outcome", "skipped").put(TEXT, outcome.because()).build();
        }

        private void unseen(Outcome outcome) {
            if (outcome.isUnseen()) {
                object.put(UNSEEN, true);
            }
        }

        private void failure(HostFailure failure) {
            object.put(
                    FAILURE,
                    Json.object()
                            .put("call", failure.call())
                            .put("subject", failure.subject())
                            .put("hresult", failure.result().value())
                            .put("said", failure.said())
                            .build());
        }

        private void decided(FieldValues values) {
            object.put(KIND, values.table().name()).put(DECIDED, FieldJson.toJson(values));
        }
    }
}
