package dev.hnsform.appliers.journal;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonWriter;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.statestore.StateException;
import dev.hnsform.statestore.file.FileAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * An open journal: one line a mark, each with its check sum, so that a torn end is known as one. Appended marks survive the end of the process;
 * the loss of power only once {@link #barrier} has returned. Not safe for several threads.
 */
public final class Journal implements AutoCloseable {
    private final Path file;
    private final FileAppender appender;
    private final RunHeader header;
    private final Set<Guid> unsyncedTargets = new HashSet<>();
    private boolean unsynced;

    Journal(Path file, FileAppender appender, RunHeader header) {
        this.file = file;
        this.appender = appender;
        this.header = header;
    }

    /** What the journal begins with. */
    public RunHeader header() {
        return header;
    }

    /** Appends a mark. */
    public void append(Mark mark) {
        write(line(MarkForm.toJson(mark)));
        unsynced = true;
    }

    /** Appends a mark about an object, whose values a later undo may need. */
    public void append(Mark mark, Guid target) {
        append(mark);
        unsyncedTargets.add(target);
    }

    /** Whether marks about this object may still be lost with the power. */
    public boolean mayLose(Guid target) {
        return unsyncedTargets.contains(target);
    }

    /** Returns when all marks survive the loss of power. */
    public void barrier() {
        if (!unsynced) {
            return;
        }
        try {
            appender.sync();
        } catch (IOException e) {
            throw StateException.of("write the journal", file.toString(), e);
        }
        unsynced = false;
        unsyncedTargets.clear();
    }

    void begin() {
        write(line(header.toJson()));
        unsynced = true;
        barrier();
    }

    private void write(String line) {
        try {
            appender.append(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw StateException.of("write the journal", file.toString(), e);
        }
    }

    static String line(Json json) {
        String text = JsonWriter.compact(json);
        return checkSum(text) + " " + text + "\n";
    }

    static String checkSum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }

    @Override
    public void close() {
        try {
            appender.close();
        } catch (IOException e) {
            throw StateException.of("close the journal", file.toString(), e);
        }
    }
}
