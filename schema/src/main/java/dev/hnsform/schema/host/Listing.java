package dev.hnsform.schema.host;

import java.util.List;
import java.util.Optional;

/**
 * What was read of all objects of a kind. Absence is known from a complete listing alone.
 *
 * @param <T> the objects
 * @param objects what was read, sorted by id
 * @param cause why the listing is not complete; absent when it is
 */
public record Listing<T>(List<T> objects, Optional<String> cause) {
    /** Copies the list. */
    public Listing {
        objects = List.copyOf(objects);
    }

    /** Everything there is. */
    public static <T> Listing<T> complete(List<T> objects) {
        return new Listing<>(objects, Optional.empty());
    }

    /** Only some of it. */
    public static <T> Listing<T> partial(List<T> objects, String cause) {
        return new Listing<>(objects, Optional.of(cause));
    }

    /** Whether it holds everything there is. */
    public boolean isComplete() {
        return cause.isEmpty();
    }
}
