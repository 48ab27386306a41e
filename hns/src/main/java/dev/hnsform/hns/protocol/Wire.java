package dev.hnsform.hns.protocol;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes to and from a peer. A read and a write may run at the same time, two of one kind not. */
interface Wire extends Closeable {
    /**
     * Reads at least one byte into a buffer that has an array.
     *
     * @return how many; -1 at the end
     * @throws java.net.SocketTimeoutException when none came in time; reading may go on later
     */
    int read(ByteBuffer into) throws IOException;

    /**
     * Writes all of a buffer that has an array.
     *
     * @throws java.net.SocketTimeoutException when the peer does not take it in time: then only a part went, and the wire is of no more use
     */
    void write(ByteBuffer bytes) throws IOException;
}
