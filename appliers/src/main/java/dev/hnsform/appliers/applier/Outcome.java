package dev.hnsform.appliers.applier;

import dev.hnsform.hns.error.HostFailure;
import dev.hnsform.schema.field.FieldValues;
import java.util.List;
import java.util.Optional;

/** What came of a step. */
public sealed interface Outcome {
    /** Calls the visitor's method for this variant. */
    <R> R accept(Visitor<R> visitor);

    /** Whether what the step is for is so on the host now. */
    boolean isDone();

    /** One sentence for people. */
    String text();

    /** Whether it was attached, and the host's answer does not show that it is attached to anything. */
    default boolean isUnseen() {
        return false;
    }

    /** The host call that failed, where one did and it matters. */
    default Optional<HostFailure> failure() {
        return Optional.empty();
    }

    /**
     * One method a variant; no defaults, so that a new variant breaks every dispatcher.
     *
     * @param <R> the answer
     */
    interface Visitor<R> {
        /** The host did it. */
        R applied(Applied outcome);

        /** It was so already. */
        R alreadyTrue(AlreadyTrue outcome);

        /** It is not so. */
        R failed(Failed outcome);

        /** Nobody knows. */
        R unknown(Unknown outcome);

        /** It was not tried. */
        R skipped(Skipped outcome);
    }

    /**
     * The host did it, and the read-back shows it, unless it cannot be seen.
     *
     * @param decided what the host decided of fields that were left out; absent where the step decides nothing
     * @param notes what people should know of it, such as an address that was taken; may be empty
     * @param isUnseen whether it was attached, and the read-back shows no attachment: the host is taken at its word
     */
    record Applied(Optional<FieldValues> decided, List<String> notes, boolean isUnseen) implements Outcome {
        /** Copies the list. */
        public Applied {
            notes = List.copyOf(notes);
        }

        /** The read-back shows it. */
        public Applied(Optional<FieldValues> decided, List<String> notes) {
            this(decided, notes, false);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.applied(this);
        }

        @Override
        public boolean isDone() {
            return true;
        }

        @Override
        public String text() {
            return notes.isEmpty() ? "done" : "done; " + String.join("; ", notes);
        }
    }

    /**
     * It was so already: nothing was called, or the host said so and the read-back shows it, unless it cannot be seen.
     *
     * @param decided what the host decided of fields that were left out; absent where the step decides nothing
     * @param why how that is known
     * @param isUnseen whether it was attached already, and the read-back shows no attachment: the host is taken at its word
     */
    record AlreadyTrue(Optional<FieldValues> decided, String why, boolean isUnseen) implements Outcome {
        /** The read-back shows it. */
        public AlreadyTrue(Optional<FieldValues> decided, String why) {
            this(decided, why, false);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alreadyTrue(this);
        }

        @Override
        public boolean isDone() {
            return true;
        }

        @Override
        public String text() {
            return "already so: " + why;
        }
    }

    /**
     * It is not so.
     *
     * @param message what went wrong, why it matters, what to do
     * @param failure the host call that failed; absent when none did
     */
    record Failed(String message, Optional<HostFailure> failure) implements Outcome {
        /** No host call failed. */
        public Failed(String message) {
            this(message, Optional.empty());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.failed(this);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public String text() {
            return message;
        }
    }

    /**
     * Nobody knows whether it is so: the object cannot be read, or does not come to rest.
     *
     * @param message what is known, and what to do
     * @param failure the host call whose result is not known; absent when the host said that it is done
     */
    record Unknown(String message, Optional<HostFailure> failure) implements Outcome {
        /** No host call failed. */
        public Unknown(String message) {
            this(message, Optional.empty());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unknown(this);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public String text() {
            return message;
        }
    }

    /**
     * It was not tried.
     *
     * @param because why
     */
    record Skipped(String because) implements Outcome {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.skipped(this);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public String text() {
            return because;
        }
    }
}
