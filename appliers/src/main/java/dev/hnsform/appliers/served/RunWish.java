package dev.hnsform.appliers.served;

import dev.hnsform.appliers.run.RunOptions;
import dev.hnsform.appliers.run.RunOptions.OnFailure;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import java.util.function.BooleanSupplier;

/**
 * How a run is asked for that happens elsewhere.
 *
 * @param command what people ran, for example {@code apply}
 * @param user who ran it; empty when not known
 * @param onFailure what happens when a step fails
 */
record RunWish(String command, String user, OnFailure onFailure) {
    private static final String STOP = "stop";
    private static final String ROLL_BACK = "rollback";

    static RunWish of(RunOptions options) {
        return new RunWish(options.command(), options.user(), options.onFailure());
    }

    RunOptions options(BooleanSupplier stopAsked) {
        return new RunOptions(onFailure, stopAsked, command, user);
    }

    JsonObject toJson() {
        return Json.object()
                .put("command", command)
                .put("user", user)
                .put("onFailure", onFailure == OnFailure.ROLL_BACK ? ROLL_BACK : STOP)
                .build();
    }

    static RunWish fromJson(JsonObject json) {
        return new RunWish(
                string(json, "command"),
                string(json, "user"),
                switch (string(json, "onFailure")) {
                    case STOP -> OnFailure.STOP;
                    case ROLL_BACK -> OnFailure.ROLL_BACK;
                    default ->
                        throw new JsonFormatException(
                                "onFailure: \"" + STOP + "\" or \"" + ROLL_BACK + "\" is expected");
                });
    }

    private static String string(JsonObject json, String key) {
        return json.string(key).orElseThrow(() -> new JsonFormatException(key + ": a string is expected"));
    }
}
