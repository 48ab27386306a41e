package dev.hnsform.simulator.storage;

import dev.hnsform.schema.diagnostic.ShellWord;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.json.JsonWriter;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.model.Change;
import dev.hnsform.simulator.model.Host;
import dev.hnsform.simulator.model.HostState;
import dev.hnsform.simulator.model.Mix;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A simulated host in a file: a header line, and then a line of changes a call. Several processes may share it: a mutation takes the lock beside
 * the file, reads what others appended, decides, appends and syncs; a read takes no lock. A last line without its end is that of a process that
 * died, or one being written: it does not count, and the next mutation writes over it.
 */
public final class SimulatorFile implements Store {
    private static final String FORMAT = "hnsform-simulator";
    private static final int VERSION = 1;
    private static final int BATCH = 1000;
    private static final int FEWEST_LINES = 2000;
    private static final Map<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    private final Path file;
    private HostState state;
    private Observer observer = (before, changes) -> {};
    /** End of the last whole line that was applied. */
    private long end;

    private long lines;
    private @Nullable Object key;

    private SimulatorFile(Path file, HostState state) {
        this.file = file;
        this.state = state;
    }

    /**
     * Makes the file of a new host.
     *
     * @param initial changes that make the host from nothing, the host itself first
     * @throws SimulatorFileException if there is a file already, or it cannot be written
     */
    public static SimulatorFile create(Path file, Host host, List<Change> initial) {
        Path path = file.toAbsolutePath().normalize();
        try {
            Path folder = path.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            List<Change> all = new ArrayList<>();
            all.add(new Change.PutHost(host));
            all.addAll(initial);
            try (FileChannel channel =
                    FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                begin(path, channel, all);
            }
        } catch (FileAlreadyExistsException e) {
            throw new SimulatorFileException(
                    "HF5301",
                    "make a simulator file",
                    path.toString(),
                    path + " exists already, and is left as it is. Choose another name, or remove it first.",
                    e);
        } catch (IOException e) {
            throw unusable("make a simulator file", path, e);
        }
        return open(path);
    }

    /** A file that cannot take its first lines is removed again, so that the next attempt finds nothing in its way. */
    private static void begin(Path path, FileChannel channel, List<Change> all) throws IOException {
        try {
            write(channel, bytes(header(0)));
            write(channel, bytes(ChangeCodec.write(all)));
            channel.force(true);
        } catch (IOException e) {
            channel.close();
            Files.deleteIfExists(path);
            throw e;
        }
    }

    /**
     * Opens the file of a host.
     *
     * @throws SimulatorFileException if there is none, or it is not one of this format
     */
    public static SimulatorFile open(Path file) {
        Path path = file.toAbsolutePath().normalize();
        LogReader reader = new LogReader(path);
        SimulatorFile opened = new SimulatorFile(path, reader.readAll());
        opened.take(reader);
        return opened;
    }

    private void take(LogReader reader) {
        end = reader.end();
        lines = reader.lines();
        key = reader.key();
    }

    @Override
    public String uri() {
        return "sim:" + file.toString().replace('\\', '/');
    }

    @Override
    public void observe(Observer other) {
        observer = other;
    }

    @Override
    public Optional<Waiting> waiting() {
        return Optional.of(FileWaiting.on(file));
    }

    @Override
    public HostState current() {
        refresh();
        return state;
    }

    /** Reads what others have appended, or everything when another process has compacted the file. */
    private void refresh() {
        LogReader reader = new LogReader(file);
        if (reader.isUnchanged(key, end)) {
            return;
        }
        if (reader.isContinued(key, end)) {
            reader.readOn(state, end, lines, observer);
        } else {
            HostState fresh = reader.readAll();
            observer.changing(state, Difference.between(state, fresh));
            state = fresh;
        }
        take(reader);
    }

    @Override
    public void change(Function<HostState, List<Change>> decision) {
        ReentrantLock mine = LOCKS.computeIfAbsent(file, path -> new ReentrantLock());
        mine.lock();
        try (FileChannel lockFile = openLock();
                FileLock lock = lockFile.lock()) {
            Objects.requireNonNull(lock);
            refresh();
            List<Change> changes = decision.apply(state);
            if (!changes.isEmpty()) {
                append(changes);
                observer.changing(state, changes);
                changes.forEach(state::apply);
                compactWhenLong();
            }
        } catch (IOException e) {
            throw unusable("change the simulated host", file, e);
        } finally {
            mine.unlock();
        }
    }

    private FileChannel openLock() throws IOException {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private void append(List<Change> changes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(end);
            channel.position(end);
            try {
                write(channel, bytes(ChangeCodec.write(changes)));
                channel.force(true);
            } catch (IOException e) {
                cutBack(channel, e);
                throw e;
            }
            end = channel.position();
            lines++;
        }
    }

    /** After a write that failed half-way; a line without its end would not count anyway. */
    private void cutBack(FileChannel channel, IOException cause) {
        try {
            channel.truncate(end);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private void compactWhenLong() throws IOException {
        long objects = (long) state.networks().size()
                + state.endpoints().size()
                + state.namespaces().size();
        if (lines < Math.max(FEWEST_LINES, 2 * objects)) {
            return;
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            write(channel, bytes(header(state.applied())));
            List<Change> batch = new ArrayList<>();
            List<Change> all = new ArrayList<>();
            state.describe(all::add);
            for (Change change : all) {
                batch.add(change);
                if (batch.size() == BATCH) {
                    write(channel, bytes(ChangeCodec.write(batch)));
                    batch.clear();
                }
            }
            write(channel, bytes(ChangeCodec.write(batch)));
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        LogReader reader = new LogReader(file);
        state = reader.readAll();
        take(reader);
    }

    private static JsonObject header(long applied) {
        Guid generation = Mix.guid(applied, Guid.ZERO, "generation");
        return Json.object()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("generation", generation.toString())
                .build();
    }

    private static byte[] bytes(JsonObject line) {
        return (JsonWriter.compact(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** What identifies the file behind the path: another one after a compaction. */
    static @Nullable Object key(Path path, BasicFileAttributes attributes) {
        Object key = attributes.fileKey();
        return key != null ? key : path + "@" + attributes.creationTime();
    }

    /** Checks the first line. */
    static void requireHeader(Path path, byte[] line) {
        JsonObject header;
        try {
            header = JsonReader.parse(line) instanceof JsonObject object ? object : JsonObject.EMPTY;
        } catch (JsonFormatException e) {
            throw foreign(path, e);
        }
        if (header.string("format").filter(FORMAT::equals).isEmpty()) {
            throw foreign(path, null);
        }
        long version = header.integer("version").orElse(0L);
        if (version != VERSION) {
            throw new SimulatorFileException(
                    "HF5306",
                    "read a simulator file",
                    path.toString(),
                    path + " has format version " + version + "; this program reads version " + VERSION
                            + ". It is left as it is: use the program that wrote it, or make a new one with"
                            + " \"hnsform sim create\".",
                    null);
        }
    }

    private static SimulatorFileException foreign(Path path, @Nullable Throwable cause) {
        return new SimulatorFileException(
                "HF5305",
                "read a simulator file",
                path.toString(),
                path + " is not a simulator file: its first line is none of that format. It is left as it is; name"
                        + " another file, or make one with \"hnsform sim create\".",
                cause);
    }

    /** The failure to use the file at all. */
    static SimulatorFileException unusable(String operation, Path path, IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return new SimulatorFileException(
                    "HF5303",
                    operation,
                    path.toString(),
                    "There is no simulator file " + path + ". Make one with \"hnsform sim create "
                            + ShellWord.of(path.toString()) + "\".",
                    cause);
        }
        if (Files.isDirectory(path)) {
            return new SimulatorFileException(
                    "HF5302",
                    operation,
                    path.toString(),
                    path + " is a directory, and a simulated host is a file. Name the file, or make one with"
                            + " \"hnsform sim create\".",
                    cause);
        }
        return new SimulatorFileException(
                "HF5302",
                operation,
                path.toString(),
                path + " cannot be used: " + reason(cause)
                        + ". Nothing was changed; check its folder's rights and free space.",
                cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "access is denied";
        }
        String reason = cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
        return reason == null ? "the system gives no reason" : reason;
    }

    @Override
    public void close() {
        // files are open during a call only
    }
}
