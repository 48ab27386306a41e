package dev.hnsform.simulator.storage;

import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.simulator.model.Change;
import dev.hnsform.simulator.model.HostState;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the log from its start or from a place on. One object reads once. */
final class LogReader {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_LINE = 512 << 20;

    private final Path path;
    private final @Nullable Object key;
    private final long size;
    private long end;
    private long lines;

    LogReader(Path path) {
        this.path = path;
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            this.key = SimulatorFile.key(path, attributes);
            this.size = attributes.size();
        } catch (IOException e) {
            throw SimulatorFile.unusable("read a simulator file", path, e);
        }
    }

    @Nullable
    Object key() {
        return key;
    }

    long end() {
        return end;
    }

    long lines() {
        return lines;
    }

    boolean isUnchanged(@Nullable Object before, long readTo) {
        return isSame(before) && size == readTo;
    }

    boolean isContinued(@Nullable Object before, long readTo) {
        return isSame(before) && size >= readTo;
    }

    private boolean isSame(@Nullable Object before) {
        return key != null && key.equals(before);
    }

    HostState readAll() {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
                InputStream in = new BufferedInputStream(Channels.newInputStream(channel), BUFFER)) {
            byte[] header = line(in);
            if (header == null) {
                throw corrupt(1, "it has no whole line", null);
            }
            SimulatorFile.requireHeader(path, header);
            end = header.length + 1L;
            lines = 1;
            byte[] first = line(in);
            if (first == null) {
                throw corrupt(2, "the line that makes the host is missing", null);
            }
            HostState state = begin(first);
            readLines(in, state, (before, changes) -> {});
            return state;
        } catch (IOException e) {
            throw SimulatorFile.unusable("read a simulator file", path, e);
        }
    }

    private HostState begin(byte[] line) {
        List<Change> changes = changes(line);
        if (changes.isEmpty() || !(changes.get(0) instanceof Change.PutHost host)) {
            throw corrupt(lines + 1, "it does not make the host", null);
        }
        HostState state = new HostState(host.host());
        apply(state, changes.subList(1, changes.size()));
        end += line.length + 1L;
        lines++;
        return state;
    }

    /** Applies what stands behind a place that was read to before. */
    void readOn(HostState state, long from, long linesBefore, Store.Observer observer) {
        end = from;
        lines = linesBefore;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.position(from);
            readLines(new BufferedInputStream(Channels.newInputStream(channel), BUFFER), state, observer);
        } catch (IOException e) {
            throw SimulatorFile.unusable("read a simulator file", path, e);
        }
    }

    private void readLines(InputStream in, HostState state, Store.Observer observer) throws IOException {
        for (byte[] line = line(in); line != null; line = line(in)) {
            List<Change> changes = changes(line);
            observer.changing(state, changes);
            apply(state, changes);
            end += line.length + 1L;
            lines++;
        }
    }

    private void apply(HostState state, List<Change> changes) {
        try {
            changes.forEach(state::apply);
        } catch (RuntimeException e) {
            throw corrupt(lines + 1, String.valueOf(e.getMessage()), e);
        }
    }

    private List<Change> changes(byte[] line) {
        try {
            if (JsonReader.parse(line) instanceof JsonObject object) {
                return ChangeCodec.read(object);
            }
            throw new JsonFormatException("the line is no object");
        } catch (RuntimeException e) {
            throw corrupt(lines + 1, String.valueOf(e.getMessage()), e);
        }
    }

    /** The bytes of the next whole line without its end, or null when there is none. */
    private byte @Nullable [] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return line.toByteArray();
            }
            if (line.size() == LONGEST_LINE) {
                throw corrupt(lines + 1, "it is longer than " + LONGEST_LINE + " bytes", null);
            }
            line.write(next);
        }
        return null;
    }

    private SimulatorFileException corrupt(long line, String why, @Nullable Throwable cause) {
        return new SimulatorFileException(
                "HF5304",
                "read a simulator file",
                path.toString(),
                "Line " + line + " of " + path + " is damaged: " + why
                        + ". The file is left as it is. Keep a copy, and cut it before that line to go back to the"
                        + " state until then, or make a new host with \"hnsform sim create\".",
                cause);
    }
}
