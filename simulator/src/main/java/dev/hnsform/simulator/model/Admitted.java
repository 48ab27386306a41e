package dev.hnsform.simulator.model;

import dev.hnsform.schema.json.JsonObject;

/**
 * The document of a real host that an object was taken over from.
 *
 * @param document as it was published or read
 * @param shape 1 or 2
 * @param opaque whether the model cannot express the object: it can be read and deleted, not changed
 * @param changed whether the object was changed since, so that the document alone no longer says what it is
 */
public record Admitted(JsonObject document, int shape, boolean opaque, boolean changed) {
    /** As it is once the object has changed. */
    public Admitted touched() {
        return changed ? this : new Admitted(document, shape, opaque, true);
    }
}
