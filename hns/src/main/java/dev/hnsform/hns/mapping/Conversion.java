package dev.hnsform.hns.mapping;

import dev.hnsform.schema.json.JsonObject;
import java.util.List;

/**
 * A document in the other shape.
 *
 * @param document what can be said there
 * @param unsaid paths of what cannot, in the order of the first document; empty when nothing was lost
 */
public record Conversion(JsonObject document, List<String> unsaid) {
    /** Copies the list. */
    public Conversion {
        unsaid = List.copyOf(unsaid);
    }

    /** Whether the document says everything that the first one did. */
    public boolean isWhole() {
        return unsaid.isEmpty();
    }
}
