package dev.hnsform.statestore.file;

import java.io.IOException;

/** An open file that grows at its end. Not safe for several threads. */
public interface FileAppender extends AutoCloseable {
    /** Appends a part of the bytes. After a failure any part of them may have been appended. */
    void append(byte[] bytes, int offset, int length) throws IOException;

    /** Appends the bytes. After a failure any part of them may have been appended. */
    default void append(byte[] bytes) throws IOException {
        append(bytes, 0, bytes.length);
    }

    /** Returns when everything appended so far survives the loss of power. */
    void sync() throws IOException;

    /** How many bytes the file has. */
    long size() throws IOException;

    /** Closes the file; what was not synced is not made durable by that. */
    @Override
    void close() throws IOException;
}
