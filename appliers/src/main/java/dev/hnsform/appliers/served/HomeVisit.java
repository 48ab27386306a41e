package dev.hnsform.appliers.served;

import dev.hnsform.hns.error.ErrorRecord;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.protocol.Header;
import dev.hnsform.hns.protocol.Message;
import dev.hnsform.hns.protocol.Protocol;
import dev.hnsform.hns.protocol.ServedService;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.statestore.StateException;
import dev.hnsform.statestore.file.FileAppender;
import dev.hnsform.statestore.file.FilePort;
import dev.hnsform.statestore.home.StateHome;
import dev.hnsform.statestore.lock.Acquisition;
import dev.hnsform.statestore.lock.Held;
import dev.hnsform.statestore.lock.LockOwner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One client's use of a served home. The lock, and whatever is open, end with it. */
final class HomeVisit implements ServedService.Visit {
    private static final HResult FAILED = new HResult(0x80004005L);
    private static final HResult ACCESS_DENIED = new HResult(0x80070005L);
    private static final HResult NOT_IMPLEMENTED = new HResult(0x80004001L);
    private static final int CHUNK = 512 << 10;
    private static final int MOST_HANDLES = 64;

    private final StateHome home;
    private final FilePort files;
    private final PathsBelow paths;
    private final Clock clock;
    private final String peer;
    private final RunVisit runs;
    private final Map<Long, InputStream> reading = new HashMap<>();
    private final Map<Long, FileAppender> writing = new HashMap<>();
    private @Nullable Held held;
    private long lastHandle;

    HomeVisit(StateHome home, ServedRuns runs, Clock clock, String peer) {
        this.home = home;
        this.files = home.files();
        this.paths = new PathsBelow(home.directory());
        this.runs = new RunVisit(runs);
        this.clock = clock;
        this.peer = peer;
    }

    @Override
    public Message answer(Message request) {
        return request.header().service() == Protocol.RUN ? run(request) : record(request);
    }

    private Message run(Message request) {
        Message answer = runs.answer(request, held);
        if (request.header().call() == RunCall.START.number() && !answer.isError()) {
            held = null; // the run's now
            closeWritten();
        }
        return answer;
    }

    private Message record(Message request) {
        Header header = request.header();
        Optional<RecordCall> call = RecordCall.of(header.call());
        if (call.isEmpty()) {
            return error(header, NOT_IMPLEMENTED, "there is no such call of the service record", "");
        }
        if (call.get().needsLock() && held == null) {
            return error(
                    header,
                    ACCESS_DENIED,
                    "the lock of the host is not held on this connection",
                    new FileFault(FileFault.Kind.ACCESS_DENIED, "", Optional.of("the lock of the host is not held"))
                            .text());
        }
        try {
            return carriedOut(call.get(), request);
        } catch (IOException e) {
            return error(
                    header,
                    FAILED,
                    String.valueOf(e.getMessage()),
                    FileFault.of(e).text());
        } catch (StateException e) {
            return error(
                    header, FAILED, e.text(), new FileFault(FileFault.Kind.FAILED, "", Optional.of(e.text())).text());
        }
    }

    private Message carriedOut(RecordCall call, Message request) throws IOException {
        Header header = request.header();
        Header done = header.answer();
        switch (call) {
            case LOCK:
                return lock(request);
            case UNLOCK:
                unlock();
                return Message.of(done);
            case EXISTS:
                return Message.of(done.withValue(files.exists(path(request)) ? 1 : 0));
            case SIZE:
                return Message.of(done.withValue(files.size(path(request))));
            case READ:
                return read(request);
            case MORE:
                return more(header);
            case CLOSE:
                closeHandle(header.detail());
                return Message.of(done);
            case CREATE:
                return opened(done, files.create(path(request)), 0);
            case APPEND:
                FileAppender appender = files.append(path(request));
                return opened(done, appender, appender.size());
            case WRITE:
                appender(header).append(request.bodyA());
                return Message.of(done);
            case SYNC:
                appender(header).sync();
                return Message.of(done);
            default:
                return named(call, request);
        }
    }

    private Message named(RecordCall call, Message request) throws IOException {
        Header done = request.header().answer();
        switch (call) {
            case TRUNCATE:
                files.truncate(path(request), Math.max(0, request.header().value()));
                return Message.of(done);
            case RENAME:
                files.rename(path(request), paths.file(request.textB()));
                return Message.of(done);
            case DELETE:
                files.delete(path(request));
                return Message.of(done);
            case CREATE_DIRECTORIES:
                files.createDirectories(path(request));
                return Message.of(done);
            case SYNC_DIRECTORY:
                files.syncDirectory(paths.fileOrHome(request.textA()));
                return Message.of(done);
            default:
                return list(request);
        }
    }

    private Path path(Message request) throws IOException {
        return paths.file(request.textA());
    }

    private Message list(Message request) throws IOException {
        StringBuilder names = new StringBuilder();
        for (Path file : files.list(path(request))) {
            names.append(file.getFileName()).append('\n');
        }
        return Message.of(request.header().answer(), names.toString());
    }

    private Message read(Message request) throws IOException {
        InputStream in = files.read(path(request), Math.max(0, request.header().value()));
        boolean kept = false;
        try {
            byte[] bytes = in.readNBytes(CHUNK);
            long handle = bytes.length < CHUNK ? 0 : newHandle();
            if (handle != 0) {
                reading.put(handle, in);
                kept = true;
            }
            return new Message(request.header().answer().withDetail(handle), bytes, new byte[0]);
        } finally {
            if (!kept) {
                in.close();
            }
        }
    }

    private Message more(Header header) throws IOException {
        InputStream in = reading.get(header.detail());
        if (in == null) {
            throw new IOException("nothing is being read as " + header.detail());
        }
        byte[] bytes = in.readNBytes(CHUNK);
        boolean last = bytes.length < CHUNK;
        if (last) {
            closeHandle(header.detail());
        }
        return new Message(header.answer().withDetail(header.detail()).withValue(last ? 1 : 0), bytes, new byte[0]);
    }

    private Message opened(Header done, FileAppender appender, long size) throws IOException {
        try {
            long handle = newHandle();
            writing.put(handle, appender);
            return Message.of(done.withDetail(handle).withValue(size));
        } catch (IOException e) {
            appender.close();
            throw e;
        }
    }

    private long newHandle() throws IOException {
        if (reading.size() + writing.size() >= MOST_HANDLES) {
            throw new IOException("one connection opens at most " + MOST_HANDLES + " files at once");
        }
        return ++lastHandle;
    }

    private FileAppender appender(Header header) throws IOException {
        FileAppender appender = writing.get(header.detail());
        if (appender == null) {
            throw new IOException("nothing is being written as " + header.detail());
        }
        return appender;
    }

    private void closeHandle(long handle) throws IOException {
        InputStream in = reading.remove(handle);
        FileAppender appender = writing.remove(handle);
        if (in != null) {
            in.close();
        }
        if (appender != null) {
            appender.close();
        }
    }

    private Message lock(Message request) {
        Header header = request.header();
        if (held != null) {
            return Message.of(header.answer());
        }
        LockOwner self = LockOwner.thisProcess(request.textA() + " through tcp from " + peer, clock.instant());
        Acquisition acquired = home.lock()
                .acquire(new LockOwner(self.pid(), self.startedAt(), self.command(), request.textB(), self.since()));
        if (acquired instanceof Acquisition.HeldBy other) {
            JsonObject.Builder fault = Json.object().put("fault", "locked").put("file", other.directory());
            other.owner().ifPresent(owner -> fault.put("owner", owner.toJson()));
            return error(
                    header,
                    FAILED,
                    other.message(),
                    fault.put("alive", other.alive()).build().toString());
        }
        held = acquired.orThrow();
        return Message.of(header.answer());
    }

    private void unlock() {
        Held lock = held;
        held = null;
        closeWritten();
        if (lock != null) {
            lock.close();
        }
    }

    private void closeWritten() {
        List.copyOf(writing.keySet()).forEach(this::closeQuietly);
    }

    private static Message error(Header request, HResult code, String text, String fault) {
        return new Message(
                request.failed(code),
                new ErrorRecord(text, Optional.of(code)).toJson().toString().getBytes(StandardCharsets.UTF_8),
                fault.getBytes(StandardCharsets.UTF_8));
    }

    private void closeQuietly(long handle) {
        try {
            closeHandle(handle);
        } catch (IOException e) {
            lastHandle++; // what was not synced may be lost, as with any process that ends
        }
    }

    @Override
    public void close() {
        List.copyOf(reading.keySet()).forEach(this::closeQuietly);
        unlock();
    }
}
