package dev.hnsform.simulator.fault;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;

/**
 * A call whose caller was told nothing, and that is carried out later.
 *
 * @param call HNS's name of the call
 * @param arguments what it needs, as the host that carries it out wrote it
 * @param remaining after how many further calls
 */
public record LateCall(String call, JsonObject arguments, long remaining) {
    JsonObject toJson() {
        return Json.object()
                .put("call", call)
                .put("arguments", arguments)
                .put("remaining", remaining)
                .build();
    }

    static LateCall fromJson(JsonObject json) {
        return new LateCall(
                json.string("call").orElseThrow(() -> new JsonFormatException("late call: \"call\" is missing")),
                json.object("arguments").orElse(JsonObject.EMPTY),
                json.integer("remaining").orElse(0L));
    }
}
