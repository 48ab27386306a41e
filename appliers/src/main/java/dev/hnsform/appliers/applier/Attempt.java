package dev.hnsform.appliers.applier;

import dev.hnsform.hns.port.HostCallException;
import java.util.List;
import java.util.Optional;

/** What came of a step's call, before anybody looked at the host again. */
public sealed interface Attempt {
    /**
     * The host said that it is done.
     *
     * @param notes what people should know of it; may be empty
     */
    record Made(List<String> notes) implements Attempt {
        /** Copies the list. */
        public Made {
            notes = List.copyOf(notes);
        }
    }

    /** Nothing was called: nothing was left to do. */
    record Unneeded() implements Attempt {}

    /**
     * Nothing was called: it may not be.
     *
     * @param why why, in sentences
     */
    record Barred(String why) implements Attempt {}

    /**
     * Nothing was called: what the call needs of the host is not there.
     *
     * @param why what, in sentences
     * @param failure the read that failed; absent when none did
     */
    record Unprepared(String why, Optional<HostCallException> failure) implements Attempt {}

    /**
     * The call failed, or its result is not known.
     *
     * @param failure how
     */
    record Failed(HostCallException failure) implements Attempt {}
}
