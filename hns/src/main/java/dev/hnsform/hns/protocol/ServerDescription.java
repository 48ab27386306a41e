package dev.hnsform.hns.protocol;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What a server says when a session is opened.
 *
 * @param server the program
 * @param uri how the server itself reaches the host
 * @param simulated whether no real host is changed
 * @param readOnly whether it can only be read
 * @param identity the host's
 * @param services names of the services
 * @param home where records are kept, for people; absent without the service {@code record}
 */
public record ServerDescription(
        String server,
        String uri,
        boolean simulated,
        boolean readOnly,
        String identity,
        List<String> services,
        Optional<String> home) {
    /** Copies the list. */
    public ServerDescription {
        services = List.copyOf(services);
    }

    /** Whether records and the lock are served. */
    public boolean servesRecords() {
        return services.contains("record");
    }

    /** Whether runs can be handed over. */
    public boolean servesRuns() {
        return services.contains("run");
    }

    JsonObject toJson() {
        JsonObject.Builder json = Json.object()
                .put("server", server)
                .put("uri", uri)
                .put("simulated", simulated)
                .put("readOnly", readOnly)
                .put("identity", identity)
                .put("services", Json.strings(services));
        home.ifPresent(place -> json.put("home", place));
        return json.build();
    }

    static ServerDescription read(Message answer) {
        JsonObject json = Documents.object(answer.bodyA());
        return new ServerDescription(
                string(json, "server"),
                string(json, "uri"),
                bool(json, "simulated"),
                bool(json, "readOnly"),
                string(json, "identity"),
                json.array("services").map(array -> array.strings()).orElse(List.of()),
                json.string("home"));
    }

    private static String string(JsonObject json, String key) {
        return json.string(key).orElseThrow(() -> new JsonFormatException(key + ": a string is expected"));
    }

    private static boolean bool(JsonObject json, String key) {
        return json.bool(key).orElseThrow(() -> new JsonFormatException(key + ": true or false is expected"));
    }
}
