package dev.hnsform.simulator.storage;

import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.simulator.model.Change;
import dev.hnsform.simulator.model.HostState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the log from its start or from a place on. One object reads once. */
final class LogReader {
    /** From so many lines on, reading them in several threads pays. */
    private static final int MANY = 500;

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
        try (InputStream in = openFrom(0)) {
            LogLines log = new LogLines(in, size);
            byte[] header = log.one();
            if (header == null) {
                throw corrupt(1, "it has no whole line", null);
            }
            SimulatorFile.requireHeader(path, header);
            end = header.length + 1L;
            lines = 1;
            byte[] first = log.one();
            if (first == null) {
                throw corrupt(2, "the line that makes the host is missing", null);
            }
            HostState state = begin(Line.of(first));
            readLines(log, state, (before, changes) -> {});
            return state;
        } catch (IOException e) {
            throw SimulatorFile.unusable("read a simulator file", path, e);
        }
    }

    private InputStream openFrom(long place) throws IOException {
        return Channels.newInputStream(
                FileChannel.open(path, StandardOpenOption.READ).position(place));
    }

    private HostState begin(Line line) {
        List<Change> changes = changes(line);
        if (changes.isEmpty() || !(changes.get(0) instanceof Change.PutHost host)) {
            throw corrupt(lines + 1, "it does not make the host", null);
        }
        HostState state = new HostState(host.host());
        apply(state, changes.subList(1, changes.size()));
        take(line);
        return state;
    }

    /** Applies what stands behind a place that was read to before. */
    void readOn(HostState state, long from, long linesBefore, Store.Observer observer) {
        end = from;
        lines = linesBefore;
        try (InputStream in = openFrom(from)) {
            readLines(new LogLines(in, size - from), state, observer);
        } catch (IOException e) {
            throw SimulatorFile.unusable("read a simulator file", path, e);
        }
    }

    private void readLines(LogLines log, HostState state, Store.Observer observer) throws IOException {
        for (List<byte[]> some = some(log); !some.isEmpty(); some = some(log)) {
            Stream<byte[]> stream = some.size() < MANY ? some.stream() : some.parallelStream();
            for (Line line : stream.map(Line::of).toList()) {
                List<Change> changes = changes(line);
                observer.changing(state, changes);
                apply(state, changes);
                take(line);
            }
        }
    }

    private List<byte[]> some(LogLines log) throws IOException {
        try {
            return log.some();
        } catch (JsonFormatException e) {
            throw corrupt(lines + 1, String.valueOf(e.getMessage()), e);
        }
    }

    private void take(Line line) {
        end += line.length + 1L;
        lines++;
    }

    private void apply(HostState state, List<Change> changes) {
        try {
            changes.forEach(state::apply);
        } catch (RuntimeException e) {
            throw corrupt(lines + 1, String.valueOf(e.getMessage()), e);
        }
    }

    private List<Change> changes(Line line) {
        RuntimeException failure = line.failure;
        if (failure != null) {
            throw corrupt(lines + 1, String.valueOf(failure.getMessage()), failure);
        }
        return line.changes;
    }

    /**
     * What a line says, or why it says nothing: lines are read in any order, and the first bad one counts.
     *
     * @param length in bytes, without its end
     */
    private record Line(
            int length, List<Change> changes, @Nullable RuntimeException failure) {
        static Line of(byte[] bytes) {
            try {
                if (JsonReader.parse(bytes) instanceof JsonObject object) {
                    return new Line(bytes.length, ChangeCodec.read(object), null);
                }
                throw new JsonFormatException("the line is no object");
            } catch (RuntimeException e) {
                return new Line(bytes.length, List.of(), e);
            }
        }
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
