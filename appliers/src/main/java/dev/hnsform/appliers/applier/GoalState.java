package dev.hnsform.appliers.applier;

import dev.hnsform.schema.host.HostObject;
import java.util.Optional;

/** Whether what a step is for is so on the host. */
public sealed interface GoalState {
    /** Whether it is so. */
    default boolean isMet() {
        return this instanceof Met;
    }

    /** One sentence for people. */
    String text();

    /**
     * It is so.
     *
     * @param object the object that shows it; absent where its absence does
     */
    record Met(Optional<HostObject> object) implements GoalState {
        @Override
        public String text() {
            return "it is so";
        }
    }

    /**
     * It is not so.
     *
     * @param why what is otherwise, in words
     */
    record Unmet(String why) implements GoalState {
        @Override
        public String text() {
            return why;
        }
    }

    /**
     * The host's answer does not show it either way: a container or a virtual machine that has an endpoint may not be in it.
     *
     * @param attached whether the answer says that it is attached, though not to what
     * @param why what is not in the answer, in words
     */
    record Unseen(boolean attached, String why) implements GoalState {
        @Override
        public String text() {
            return why;
        }
    }

    /**
     * Nobody knows.
     *
     * @param cause why the object could not be read
     */
    record Unreadable(String cause) implements GoalState {
        @Override
        public String text() {
            return "it cannot be read: " + cause;
        }
    }
}
