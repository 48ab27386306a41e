package dev.hnsform.hns.mapping;

import dev.hnsform.schema.json.Json;
import java.util.Optional;

/**
 * How a value stands in a document: one exact form written, every form read that a host is known to use.
 *
 * @param <T> the value
 */
interface Codec<T> {
    /** The form that is written. */
    Json write(T value);

    /** The value that a document holds; empty when it cannot be read as one. Never throws. */
    Optional<T> read(Json json);
}
