package dev.hnsform.appliers.served;

import dev.hnsform.hns.protocol.Header;
import dev.hnsform.hns.protocol.Protocol;
import java.util.Optional;

/** The calls of the service {@code record}, by number from 1 ({@code docs/host-protocol.md}, section 5). */
enum RecordCall {
    LOCK,
    UNLOCK,
    EXISTS,
    SIZE,
    READ,
    MORE,
    CLOSE,
    CREATE,
    APPEND,
    WRITE,
    SYNC,
    TRUNCATE,
    RENAME,
    DELETE,
    CREATE_DIRECTORIES,
    SYNC_DIRECTORY,
    LIST;

    static Optional<RecordCall> of(int number) {
        return number < 1 || number > values().length ? Optional.empty() : Optional.of(values()[number - 1]);
    }

    Header request() {
        return Header.request(Protocol.RECORD, ordinal() + 1);
    }

    /** Whether only the holder of the lock may ask for it. */
    boolean needsLock() {
        return switch (this) {
            case CREATE, APPEND, WRITE, SYNC, TRUNCATE, RENAME, DELETE, CREATE_DIRECTORIES, SYNC_DIRECTORY -> true;
            case LOCK, UNLOCK, EXISTS, SIZE, READ, MORE, CLOSE, LIST -> false;
        };
    }
}
