package dev.hnsform.schema.host;

import java.util.Optional;

/**
 * What the host said of a field.
 *
 * @param <T> the field's value
 */
public sealed interface Observed<T> {
    /** The value, when the host said it. */
    Optional<T> value();

    /**
     * The host said this.
     *
     * @param <T> the field's value
     * @param said what it said
     */
    record Reported<T>(T said) implements Observed<T> {
        @Override
        public Optional<T> value() {
            return Optional.of(said);
        }
    }

    /**
     * The host said nothing.
     *
     * @param <T> the field's value
     */
    record NotReported<T>() implements Observed<T> {
        @Override
        public Optional<T> value() {
            return Optional.empty();
        }
    }
}
