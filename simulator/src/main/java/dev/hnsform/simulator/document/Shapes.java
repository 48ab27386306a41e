package dev.hnsform.simulator.document;

import dev.hnsform.schema.json.JsonObject;

/** Which shape a document has. */
public final class Shapes {
    private Shapes() {}

    /** Whether it carries {@code SchemaVersion} with major 2 or more (hns-reference 2.0). */
    public static boolean isV2(JsonObject document) {
        return document.object("SchemaVersion").flatMap(v -> v.integer("Major")).orElse(0L) >= 2;
    }
}
