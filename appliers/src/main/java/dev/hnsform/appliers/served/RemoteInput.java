package dev.hnsform.appliers.served;

import dev.hnsform.hns.protocol.Message;
import java.io.IOException;
import java.io.InputStream;

/** A file there that is read, part by part; what it was when it was opened stays what is read. */
final class RemoteInput extends InputStream {
    private static final byte[] NONE = {};

    private final RecordCalls calls;
    private final String file;
    private long handle;
    private byte[] part;
    private int at;

    RemoteInput(RecordCalls calls, String file, Message first) {
        this.calls = calls;
        this.file = file;
        this.handle = first.header().detail();
        this.part = first.bodyA();
    }

    @Override
    public int read() throws IOException {
        return hasMore() ? part[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int count = Math.min(length, part.length - at);
        System.arraycopy(part, at, bytes, offset, count);
        at += count;
        return count;
    }

    private boolean hasMore() throws IOException {
        while (at == part.length && handle != 0) {
            Message next = calls.call(RecordCall.MORE, RecordCall.MORE.request().withDetail(handle), NONE, NONE, file);
            part = next.bodyA();
            at = 0;
            if (next.header().value() == 1) {
                handle = 0;
            }
        }
        return at < part.length;
    }

    @Override
    public void close() throws IOException {
        long open = handle;
        handle = 0;
        part = NONE;
        at = 0;
        if (open != 0) {
            calls.call(RecordCall.CLOSE, RecordCall.CLOSE.request().withDetail(open), NONE, NONE, file);
        }
    }
}
