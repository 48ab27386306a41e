package dev.hnsform.simulator.storage;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.json.JsonWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A simulated host in a file: JSON lines, the first a header, each further one what a call changed. Appended to, flushed to the disk at each
 * change, compacted when opened, shared by several processes under a lock on the file. A last line that is not whole is a call that never
 * happened.
 */
public final class SimulatorFile implements AutoCloseable {
    private static final String FORMAT = "hnsform-simulator";
    private static final long VERSION = 1;
    private static final Map<Path, ReentrantLock> IN_THIS_PROCESS = new ConcurrentHashMap<>();

    private final Path path;
    private final ReentrantLock local;
    private FileChannel channel;
    private Object key;
    private long position;
    private int lines;

    private SimulatorFile(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        this.key = keyOf(path);
        this.local = IN_THIS_PROCESS.computeIfAbsent(path.toRealPath(), p -> new ReentrantLock());
    }

    private static Object keyOf(Path path) throws IOException {
        Object fileKey = Files.readAttributes(path, java.nio.file.attribute.BasicFileAttributes.class)
                .fileKey();
        return fileKey == null ? path : fileKey;
    }

    /**
     * Makes a new file.
     *
     * @throws SimulatorFileException when there is one, or it cannot be written
     */
    public static SimulatorFile create(Path path) {
        try {
            Path parent = path.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
            SimulatorFile file = new SimulatorFile(path, channel);
            file.append(header());
            return file;
        } catch (FileAlreadyExistsException e) {
            throw new SimulatorFileException(
                    "HF5301",
                    "create a simulated host",
                    path.toString(),
                    path
                            + " exists already. A simulated host is never overwritten: choose another file, or remove this one first.",
                    e);
        } catch (IOException e) {
            throw failed("HF5302", "create a simulated host", path, e);
        }
    }

    private static JsonObject header() {
        return Json.object().put("format", FORMAT).put("version", VERSION).build();
    }

    /**
     * Opens a file.
     *
     * @throws SimulatorFileException when there is none, or it is no simulated host
     */
    public static SimulatorFile open(Path path) {
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            return new SimulatorFile(path, channel);
        } catch (NoSuchFileException e) {
            throw new SimulatorFileException(
                    "HF5303",
                    "open a simulated host",
                    path.toString(),
                    "There is no simulated host " + path + ". Make one: hnsform sim create " + path
                            + " --profile ws2022 --adapter Ethernet=10.1.0.4/24",
                    e);
        } catch (IOException e) {
            throw failed("HF5302", "open a simulated host", path, e);
        }
    }

    private static SimulatorFileException failed(String code, String operation, Path path, IOException e) {
        String why = e instanceof java.nio.file.FileSystemException system && system.getReason() != null
                ? system.getReason()
                : e instanceof java.nio.file.AccessDeniedException
                        ? "access is denied"
                        : Objects.requireNonNullElse(
                                e.getMessage(), e.getClass().getSimpleName());
        return new SimulatorFileException(
                code,
                operation,
                path.toString(),
                "The simulated host " + path + " cannot be read or written: " + why
                        + ". Nothing in it was lost; check the path, its rights and the space left on the disk.",
                e);
    }

    /** Something done while no other process touches the file. */
    public interface Work<T> {
        /** Does it. */
        T run() throws IOException;
    }

    /** What a reader does with the lines that were not read yet. */
    public interface Reader {
        /** The file was replaced: forget everything, all lines come again. */
        void restart();

        /** One line. */
        void line(JsonObject line);
    }

    /**
     * Takes the file's lock, reads what others appended, and does the work.
     *
     * @throws SimulatorFileException when the file is damaged, of a newer version, something else, or cannot be read or written
     */
    public <T> T locked(Reader reader, Work<T> work) {
        local.lock();
        try (FileLock lock = lock()) {
            Objects.requireNonNull(lock);
            readOn(reader);
            return work.run();
        } catch (IOException e) {
            throw failed("HF5302", "use a simulated host", path, e);
        } finally {
            local.unlock();
        }
    }

    private FileLock lock() throws IOException {
        while (true) {
            FileLock lock = channel.lock();
            if (Files.exists(path) && keyOf(path).equals(key)) {
                return lock;
            }
            lock.release();
            channel.close();
            channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            key = keyOf(path);
            position = 0;
        }
    }

    private void readOn(Reader reader) throws IOException {
        if (position == 0) {
            reader.restart();
            lines = 0;
        }
        long size = channel.size();
        if (size == position) {
            return;
        }
        if (size - position > Integer.MAX_VALUE - 16) {
            throw new SimulatorFileException(
                    "HF5304", "read a simulated host", path.toString(), path + " is larger than 2 GiB.", null);
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) (size - position));
        long at = position;
        while (bytes.hasRemaining()) {
            int read = channel.read(bytes, at);
            if (read < 0) {
                break;
            }
            at += read;
        }
        byte[] text = bytes.array();
        int start = 0;
        for (int i = 0; i < bytes.position(); i++) {
            if (text[i] == '\n') {
                line(reader, new String(text, start, i - start, StandardCharsets.UTF_8));
                start = i + 1;
            }
        }
        position += start;
        if (position == 0) {
            throw notOurs(null);
        }
    }

    private void line(Reader reader, String text) {
        lines++;
        JsonObject line;
        try {
            line = JsonReader.parse(text) instanceof JsonObject object ? object : JsonObject.EMPTY;
            if (lines == 1) {
                checkHeader(line);
                return;
            }
            reader.line(line);
        } catch (JsonFormatException e) {
            if (lines == 1) {
                throw notOurs(e);
            }
            throw new SimulatorFileException(
                    "HF5304",
                    "read a simulated host",
                    path.toString(),
                    path + ", line " + lines + " is damaged: " + e.getMessage()
                            + ". Nothing was changed. Keep the file for a look, and make a new host: hnsform sim create FILE",
                    e);
        }
    }

    private SimulatorFileException notOurs(@org.jspecify.annotations.Nullable Throwable cause) {
        return new SimulatorFileException(
                "HF5305",
                "read a simulated host",
                path.toString(),
                path + " is no simulated host. It was not changed. Make one in another file: hnsform sim create FILE",
                cause);
    }

    private void checkHeader(JsonObject header) {
        if (!header.string("format").orElse("").equals(FORMAT)) {
            throw notOurs(null);
        }
        long version = header.integer("version").orElse(0L);
        if (version != VERSION) {
            throw new SimulatorFileException(
                    "HF5306",
                    "read a simulated host",
                    path.toString(),
                    path + " has version " + version + " of the format; this hnsform reads version " + VERSION
                            + ". It was not changed: use the hnsform that wrote it.",
                    null);
        }
    }

    /** Appends a line and hands it to the disk; only within {@link #locked}. */
    public void append(JsonObject line) throws IOException {
        byte[] bytes = (JsonWriter.compact(line) + "\n").getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        channel.truncate(position == 0 ? channel.size() : position); // a torn last line is a call that never happened
        long at = position;
        try {
            while (buffer.hasRemaining()) {
                at += channel.write(buffer, at);
            }
            channel.force(false);
        } catch (IOException e) {
            channel.truncate(position);
            throw e;
        }
        position = at;
        lines++;
    }

    /** How many lines the file has. */
    public int lines() {
        return lines;
    }

    /** Replaces the file by these lines; only within {@link #locked}. */
    public void compact(List<JsonObject> content) throws IOException {
        Path temporary = path.resolveSibling(path.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            List<JsonObject> all = new ArrayList<>();
            all.add(header());
            all.addAll(content);
            for (JsonObject line : all) {
                ByteBuffer buffer = ByteBuffer.wrap((JsonWriter.compact(line) + "\n").getBytes(StandardCharsets.UTF_8));
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
            }
            out.force(true);
        }
        Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failed("HF5302", "close a simulated host", path, e);
        }
    }
}
