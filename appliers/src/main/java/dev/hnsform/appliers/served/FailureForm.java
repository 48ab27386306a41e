package dev.hnsform.appliers.served;

import dev.hnsform.appliers.run.RunRefusedException;
import dev.hnsform.appliers.run.StalePlanException;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.schema.diagnostic.ToolException;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.statestore.StateException;
import dev.hnsform.statestore.StateFault;
import java.util.Arrays;
import java.util.stream.Stream;

/** Failures of runs as JSON and back: of the same class, so that they are told and end the process as if they had happened here. */
final class FailureForm {
    private static final String KIND = "kind";
    private static final String CODE = "code";
    private static final String OPERATION = "operation";
    private static final String SUBJECT = "subject";
    private static final String TEXT = "text";

    private FailureForm() {}

    static JsonObject toJson(ToolException failure) {
        JsonObject.Builder json = Json.object();
        if (failure instanceof StalePlanException stale) {
            return json.put(KIND, "stale")
                    .put(SUBJECT, stale.subject())
                    .put("reasons", Json.strings(stale.reasons()))
                    .build();
        }
        if (failure instanceof HostCallException host) {
            return json.put(KIND, "host")
                    .put(OPERATION, host.call())
                    .put(SUBJECT, host.subject())
                    .put("hresult", host.hresult().value())
                    .put("ending", host.ending().name())
                    .put(TEXT, host.record())
                    .build();
        }
        String kind = failure instanceof RunRefusedException
                ? "refused"
                : failure instanceof StateException ? "state" : "other";
        return json.put(KIND, kind)
                .put(CODE, failure.code())
                .put(OPERATION, failure.operation())
                .put(SUBJECT, failure.subject())
                .put(TEXT, failure.text())
                .build();
    }

    static ToolException fromJson(JsonObject json) {
        String subject = string(json, SUBJECT);
        return switch (string(json, KIND)) {
            case "stale" ->
                new StalePlanException(
                        subject,
                        json.array("reasons")
                                .orElseThrow(() -> new JsonFormatException("reasons: an array is expected"))
                                .strings());
            case "host" ->
                new HostCallException(
                        string(json, OPERATION), subject, hresult(json), ending(json), string(json, TEXT), null);
            case "refused" -> new RunRefusedException(subject, string(json, TEXT));
            case "state" -> new StateException(fault(json), string(json, OPERATION), subject, string(json, TEXT), null);
            default ->
                new ServedRunException(string(json, CODE), string(json, OPERATION), subject, string(json, TEXT), null);
        };
    }

    private static HResult hresult(JsonObject json) {
        return new HResult(json.integer("hresult")
                .filter(n -> n >= 0 && n <= 0xFFFF_FFFFL)
                .orElseThrow(() -> new JsonFormatException("hresult: 32 bits are expected")));
    }

    private static HostCallException.Ending ending(JsonObject json) {
        return known(Arrays.stream(HostCallException.Ending.values()), HostCallException.Ending::name, json, "ending");
    }

    private static StateFault fault(JsonObject json) {
        return known(Arrays.stream(StateFault.values()), StateFault::code, json, CODE);
    }

    private static <T> T known(
            Stream<T> values, java.util.function.Function<T, String> word, JsonObject json, String key) {
        String given = string(json, key);
        return values.filter(value -> word.apply(value).equals(given))
                .findFirst()
                .orElseThrow(() -> new JsonFormatException(key + ": \"" + given + "\" is not known"));
    }

    private static String string(JsonObject json, String key) {
        return json.string(key).orElseThrow(() -> new JsonFormatException(key + ": a string is expected"));
    }
}
