package dev.hnsform.schema.field;

import java.util.Optional;

/**
 * What a document says of a field: nothing (it is not managed), or exactly this.
 *
 * @param <T> the field's value
 */
public sealed interface Desired<T> {
    /** The value, where there is one. */
    Optional<T> value();

    /** Whether the document states the field. */
    default boolean isManaged() {
        return value().isPresent();
    }

    /** Nothing is stated. */
    @SuppressWarnings("unchecked")
    static <T> Desired<T> unmanaged() {
        return (Desired<T>) Unmanaged.INSTANCE;
    }

    /** Exactly this is stated. */
    static <T> Desired<T> exactly(T value) {
        return new Exactly<>(value);
    }

    /**
     * Left out of the document: whatever the host holds or chooses is fine.
     *
     * @param <T> the field's value
     */
    record Unmanaged<T>() implements Desired<T> {
        private static final Unmanaged<Object> INSTANCE = new Unmanaged<>();

        @Override
        public Optional<T> value() {
            return Optional.empty();
        }
    }

    /**
     * Stated, possibly as empty.
     *
     * @param <T> the field's value
     * @param stated what is wanted
     */
    record Exactly<T>(T stated) implements Desired<T> {
        @Override
        public Optional<T> value() {
            return Optional.of(stated);
        }
    }
}
