package dev.hnsform.appliers.served;

import dev.hnsform.hns.protocol.Header;
import dev.hnsform.hns.protocol.Protocol;
import dev.hnsform.schema.net.Guid;
import java.util.Optional;

/** The calls of the service {@code run}, by number from 1 ({@code docs/host-protocol.md}, section 6). */
enum RunCall {
    START,
    FOLLOW,
    STOP;

    static Optional<RunCall> of(int number) {
        return number < 1 || number > values().length ? Optional.empty() : Optional.of(values()[number - 1]);
    }

    /** The call's number. */
    int number() {
        return ordinal() + 1;
    }

    /** About the run that its client gave this key. */
    Header request(Guid key) {
        return Header.request(Protocol.RUN, number()).withId(key);
    }
}
