package dev.hnsform.schema.host;

import java.util.Optional;

/**
 * What is known of one object: it is there, it is not, or it is not known.
 *
 * @param <T> the object
 */
public sealed interface Lookup<T> {
    /** The object, when it is there. */
    Optional<T> object();

    /**
     * It is there.
     *
     * @param <T> the object
     * @param found the object
     */
    record Present<T>(T found) implements Lookup<T> {
        @Override
        public Optional<T> object() {
            return Optional.of(found);
        }
    }

    /**
     * It is not there: a complete listing in a stable epoch did not have it.
     *
     * @param <T> the object
     */
    record Absent<T>() implements Lookup<T> {
        @Override
        public Optional<T> object() {
            return Optional.empty();
        }
    }

    /**
     * It is not known: blocks what depends on it, and never creates, deletes or counts as drift.
     *
     * @param <T> the object
     * @param cause why
     */
    record Unknown<T>(String cause) implements Lookup<T> {
        @Override
        public Optional<T> object() {
            return Optional.empty();
        }
    }
}
