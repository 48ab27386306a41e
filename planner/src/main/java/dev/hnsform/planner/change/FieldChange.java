package dev.hnsform.planner.change;

import dev.hnsform.schema.json.Json;
import java.util.Optional;

/**
 * One field that differs.
 *
 * @param path for example {@code spec.subnets[10.0.0.0/24].gateway}, {@code spec.policies[ACL/allow-web].priority}, {@code spec.attachment}
 * @param before what the host holds, in the form of {@code FieldJson}; absent when it holds nothing
 * @param after what is wanted; absent when it is to go
 * @param effect what it takes to change it
 */
public record FieldChange(String path, Optional<Json> before, Optional<Json> after, Effect effect) {
    /** What it takes to change a field. */
    public enum Effect {
        /** It changes on the living object. */
        IN_PLACE,
        /** The object is replaced. */
        REPLACES,
        /** Nothing on the host: it is no longer managed, or only recorded. */
        RECORD_ONLY
    }
}
