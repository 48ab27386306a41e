package dev.hnsform.appliers.served;

import dev.hnsform.hns.protocol.Header;
import dev.hnsform.hns.protocol.Message;
import dev.hnsform.statestore.StateException;
import dev.hnsform.statestore.file.FileAppender;
import dev.hnsform.statestore.file.FilePort;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of a served home. */
final class RemoteFiles implements FilePort {
    private static final byte[] NONE = {};

    private final RecordCalls calls;

    RemoteFiles(RecordCalls calls) {
        this.calls = calls;
    }

    private Message call(RecordCall call, Header header, Path file) throws IOException {
        return calls.call(call, header, bytes(file), NONE, file.toString());
    }

    private Message call(RecordCall call, Path file) throws IOException {
        return call(call, call.request(), file);
    }

    private byte[] bytes(Path file) {
        return calls.named(file).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean exists(Path path) {
        try {
            return call(RecordCall.EXISTS, path).header().value() == 1;
        } catch (IOException e) {
            throw StateException.of("look for", path.toString(), e);
        }
    }

    @Override
    public long size(Path path) throws IOException {
        return call(RecordCall.SIZE, path).header().value();
    }

    @Override
    public InputStream read(Path path, long offset) throws IOException {
        Message first = call(RecordCall.READ, RecordCall.READ.request().withValue(offset), path);
        return new RemoteInput(calls, path.toString(), first);
    }

    @Override
    public FileAppender create(Path path) throws IOException {
        return new Appender(path.toString(), call(RecordCall.CREATE, path).header());
    }

    @Override
    public FileAppender append(Path path) throws IOException {
        return new Appender(path.toString(), call(RecordCall.APPEND, path).header());
    }

    @Override
    public void truncate(Path path, long size) throws IOException {
        call(RecordCall.TRUNCATE, RecordCall.TRUNCATE.request().withValue(size), path);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        calls.call(RecordCall.RENAME, RecordCall.RENAME.request(), bytes(from), bytes(to), from.toString());
    }

    @Override
    public void delete(Path path) throws IOException {
        call(RecordCall.DELETE, path);
    }

    @Override
    public void createDirectories(Path path) throws IOException {
        call(RecordCall.CREATE_DIRECTORIES, path);
    }

    @Override
    public void syncDirectory(Path path) throws IOException {
        call(RecordCall.SYNC_DIRECTORY, path);
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String name : call(RecordCall.LIST, directory).textA().split("\n", -1)) {
            if (!name.isEmpty()) {
                found.add(directory.resolve(name));
            }
        }
        found.sort(null);
        return found;
    }

    /** A file there that grows. */
    private final class Appender implements FileAppender {
        /** One message carries more, but one write need not be that long. */
        private static final int CHUNK = 4 << 20;

        private final String file;
        private final long handle;
        private long size;
        private boolean open = true;

        Appender(String file, Header opened) {
            this.file = file;
            this.handle = opened.detail();
            this.size = opened.value();
        }

        private void ask(RecordCall call, byte[] bytes) throws IOException {
            calls.call(call, call.request().withDetail(handle), bytes, NONE, file);
        }

        @Override
        public void append(byte[] bytes, int offset, int length) throws IOException {
            for (int at = 0; at < length; at += CHUNK) {
                int part = Math.min(CHUNK, length - at);
                byte[] sent = new byte[part];
                System.arraycopy(bytes, offset + at, sent, 0, part);
                ask(RecordCall.WRITE, sent);
                size += part;
            }
        }

        @Override
        public void sync() throws IOException {
            ask(RecordCall.SYNC, NONE);
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public void close() throws IOException {
            if (open) {
                open = false;
                ask(RecordCall.CLOSE, NONE);
            }
        }
    }
}
