package dev.hnsform.statestore.file;

import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.json.JsonWriter;
import dev.hnsform.statestore.history.HistoryEntry;
import dev.hnsform.statestore.history.HistoryPage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A history: one JSON entry a line. A line without its end was cut off by a crash; the next entry begins behind it on a line of its own. */
final class HistoryFile {
    private static final int CHUNK = 16 * 1024;
    private static final int LONGEST_LINE = 1024 * 1024;

    private final FilePort files;
    private final Path directory;
    private final Path file;

    HistoryFile(FilePort files, Path directory, Path file) {
        this.files = files;
        this.directory = directory;
        this.file = file;
    }

    void append(HistoryEntry entry) throws IOException {
        boolean isNew = !files.exists(file);
        if (!isNew && newestRun().filter(entry.runId()::equals).isPresent()) {
            return;
        }
        byte[] line = (JsonWriter.compact(entry.toJson()) + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileAppender appender = files.append(file)) {
            long size = appender.size();
            if (size > 0 && bytes(size - 1, size)[0] != '\n') {
                appender.append(new byte[] {'\n'});
            }
            appender.append(line);
            appender.sync();
        }
        if (isNew) {
            files.syncDirectory(directory);
        }
    }

    private Optional<String> newestRun() throws IOException {
        return page(Optional.empty(), 1).entries().stream()
                .map(HistoryEntry::runId)
                .findFirst();
    }

    HistoryPage page(Optional<HistoryPage.Cursor> before, int limit) throws IOException {
        if (limit < 1) {
            throw new IllegalArgumentException("limit " + limit + " is not above 0");
        }
        if (!files.exists(file)) {
            return HistoryPage.EMPTY;
        }
        long size = files.size(file);
        long end = Math.max(
                0, Math.min(size, before.map(HistoryPage.Cursor::position).orElse(size)));
        List<HistoryEntry> entries = new ArrayList<>();
        int damaged = 0;
        while (end > 0 && entries.size() < limit) {
            long start = lineStart(end);
            if (end - start > 1 || bytes(start, end)[0] != '\n') {
                Optional<HistoryEntry> entry = end - start > LONGEST_LINE ? Optional.empty() : entry(bytes(start, end));
                entry.ifPresent(entries::add);
                damaged += entry.isPresent() ? 0 : 1;
            }
            end = start;
        }
        return new HistoryPage(entries, damaged, end > 0 ? Optional.of(new HistoryPage.Cursor(end)) : Optional.empty());
    }

    /** Where the line begins that ends before {@code end}, its line break included. */
    private long lineStart(long end) throws IOException {
        long to = end - 1;
        while (to > 0) {
            long from = Math.max(0, to - CHUNK);
            byte[] chunk = bytes(from, to);
            for (int i = chunk.length - 1; i >= 0; i--) {
                if (chunk[i] == '\n') {
                    return from + i + 1;
                }
            }
            to = from;
        }
        return 0;
    }

    private static Optional<HistoryEntry> entry(byte[] line) {
        if (line[line.length - 1] != '\n') {
            return Optional.empty();
        }
        try {
            return JsonReader.parse(Arrays.copyOf(line, line.length - 1)) instanceof JsonObject json
                    ? Optional.of(HistoryEntry.fromJson(json))
                    : Optional.empty();
        } catch (JsonFormatException e) {
            return Optional.empty(); // counted as damaged: one bad line must not hide the others
        }
    }

    private byte[] bytes(long from, long to) throws IOException {
        try (InputStream in = files.read(file, from)) {
            byte[] bytes = in.readNBytes((int) (to - from));
            if (bytes.length < to - from) {
                throw new java.io.EOFException("the file became shorter while it was read");
            }
            return bytes;
        }
    }
}
