package dev.hnsform.statestore.file;

import dev.hnsform.schema.net.Guid;
import dev.hnsform.statestore.StateException;
import dev.hnsform.statestore.StateFault;
import dev.hnsform.statestore.history.HistoryEntry;
import dev.hnsform.statestore.history.HistoryPage;
import dev.hnsform.statestore.record.HostRecord;
import dev.hnsform.statestore.record.RecordFile;
import dev.hnsform.statestore.record.RecordHead;
import dev.hnsform.statestore.store.StateStore;
import dev.hnsform.statestore.store.StoredRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Records as files of one directory: {@code records/ID.json} is a stack's current record, {@code records/ID.json.previous} the one before,
 * {@code kept/} holds removed and overwritten ones, {@code history/ID.jsonl} the runs. File names are made of the stack's GUID alone.
 * Nothing is created before something is written.
 */
public final class FileStateStore implements StateStore {
    private static final String SUFFIX = ".json";

    private final Path directory;
    private final Path records;
    private final Path histories;
    private final Path kept;
    private final FilePort files;
    private final DurableFiles durable;
    private final Optional<String> hostIdentity;
    private final RecordFile form = new RecordFile();

    /** The records of whatever host the directory is for. */
    public FileStateStore(Path directory, FilePort files) {
        this(directory, files, Optional.empty());
    }

    private FileStateStore(Path directory, FilePort files, Optional<String> hostIdentity) {
        this.directory = directory;
        this.records = directory.resolve("records");
        this.histories = directory.resolve("history");
        this.kept = directory.resolve("kept");
        this.files = files;
        this.durable = new DurableFiles(files);
        this.hostIdentity = hostIdentity;
    }

    /** The same records, refusing those of another host: a directory that was copied or shared is found out. */
    public FileStateStore ofHost(String identity) {
        return new FileStateStore(directory, files, Optional.of(identity));
    }

    @Override
    public Optional<HostRecord> read(Guid stack) {
        return read(stack, (in, shown) -> decoded(stack, in, shown));
    }

    private HostRecord decoded(Guid stack, InputStream in, String shown) {
        HostRecord record = form.read(in, shown);
        check(stack, record.stack().stackId(), record.stack().stackName(), record.hostIdentity(), shown);
        return record;
    }

    @Override
    public Supplier<Optional<HostRecord>> take(Guid stack) {
        Optional<InputStream> text = read(stack, (in, shown) -> whole(in));
        return () -> text.map(in -> decoded(stack, in, file(stack).toString()));
    }

    private static InputStream whole(InputStream from) {
        try (InputStream closing = from) {
            return new ByteArrayInputStream(closing.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(HostRecord next, long expectedSerial) {
        if (next.stack().serial() <= expectedSerial || next.stack().lineage().isEmpty()) {
            throw new IllegalArgumentException("serial " + next.stack().serial() + " of lineage \""
                    + next.stack().lineage() + "\" cannot follow serial " + expectedSerial);
        }
        Guid stack = next.stack().stackId();
        Path file = file(stack);
        Optional<RecordHead> current = readHead(stack);
        refuseUnlessFollowing(file, current, next, expectedSerial);
        writing("write the record", file, () -> {
            files.createDirectories(records);
            if (current.isPresent()) {
                durable.copy(file, records.resolve(name(stack) + ".previous"));
            }
            durable.replace(file, out -> form.write(next, out));
        });
    }

    private static void refuseUnlessFollowing(
            Path file, Optional<RecordHead> current, HostRecord next, long expectedSerial) {
        long serial = current.map(RecordHead::serial).orElse(0L);
        if (serial != expectedSerial) {
            String found = current.isPresent()
                    ? "has serial " + serial + " from " + current.get().settledAt()
                    : "is not there";
            throw new StateException(
                    StateFault.SERIAL_MOVED_ON,
                    "write the record",
                    file.toString(),
                    "The record " + file + " " + found + ", where serial " + expectedSerial
                            + " is expected: another run was settled, or the record was removed, since it was read."
                            + " Nothing was changed. Plan again.",
                    null);
        }
        if (current.isPresent() && !current.get().lineage().equals(next.stack().lineage())) {
            throw new StateException(
                    StateFault.OTHER_LINEAGE,
                    "write the record",
                    file.toString(),
                    "The record " + file + " belongs to the history "
                            + current.get().lineage()
                            + " of the stack, and the new one to "
                            + next.stack().lineage()
                            + ": the record was removed and begun anew, or comes from another host. Nothing was changed. Plan again.",
                    null);
        }
    }

    @Override
    public Optional<String> overwrite(HostRecord next) {
        Guid stack = next.stack().stackId();
        Path file = file(stack);
        return writing("overwrite the record", file, () -> {
            files.createDirectories(records);
            Optional<Path> copy = files.exists(file) ? Optional.of(keep(stack, file, "replaced")) : Optional.empty();
            durable.replace(file, out -> form.write(next, out));
            return copy.map(Path::toString);
        });
    }

    @Override
    public Optional<String> remove(Guid stack) {
        Path file = file(stack);
        if (!files.exists(file)) {
            return Optional.empty();
        }
        return writing("remove the record", file, () -> {
            Path copy = keep(stack, file, "removed");
            files.delete(file);
            files.syncDirectory(records);
            return Optional.of(copy.toString());
        });
    }

    private Path keep(Guid stack, Path file, String why) throws IOException {
        files.createDirectories(kept);
        files.syncDirectory(directory);
        int number = 1;
        Path copy;
        do {
            copy = kept.resolve(stack + "." + why + "-" + number++ + SUFFIX);
        } while (files.exists(copy));
        durable.copy(file, copy);
        return copy;
    }

    @Override
    public List<StoredRecord> list() {
        List<StoredRecord> found = new ArrayList<>();
        for (Path file : listed()) {
            String name = file.getFileName().toString();
            if (!name.endsWith(SUFFIX)) {
                continue;
            }
            Optional<Guid> stack = Guid.tryParse(name.substring(0, name.length() - SUFFIX.length()));
            if (stack.isPresent() && name.equals(name(stack.get()))) {
                stored(stack.get(), file).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<StoredRecord> stored(Guid stack, Path file) {
        try {
            return readHead(stack).map(head -> new StoredRecord.Readable(stack, file.toString(), head));
        } catch (StateException e) {
            return Optional.of(new StoredRecord.Unreadable(stack, file.toString(), e));
        }
    }

    private List<Path> listed() {
        try {
            return files.list(records);
        } catch (IOException e) {
            throw StateException.of("list the records in", records.toString(), e);
        }
    }

    @Override
    public void appendHistory(Guid stack, HistoryEntry entry) {
        Path file = history(stack);
        writing("append to the history", file, () -> {
            files.createDirectories(histories);
            new HistoryFile(files, histories, file).append(entry);
        });
    }

    @Override
    public HistoryPage history(Guid stack, Optional<HistoryPage.Cursor> before, int limit) {
        Path file = history(stack);
        try {
            return new HistoryFile(files, histories, file).page(before, limit);
        } catch (IOException e) {
            throw StateException.of("read the history", file.toString(), e);
        }
    }

    @Override
    public String shownLocation() {
        return directory.toString();
    }

    private Optional<RecordHead> readHead(Guid stack) {
        return read(stack, (in, shown) -> {
            RecordHead head = form.readHead(in, shown);
            check(stack, head.stackId(), head.stackName(), head.hostIdentity(), shown);
            return head;
        });
    }

    private <T> Optional<T> read(Guid stack, BiFunction<InputStream, String, T> reader) {
        Path file = file(stack);
        try {
            return Optional.of(reader.apply(files.read(file), file.toString()));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw StateException.of("read the record", file.toString(), e);
        } catch (UncheckedIOException e) {
            throw StateException.of("read the record", file.toString(), e);
        }
    }

    private void check(Guid wanted, Guid found, String name, String host, String shown) {
        if (!found.equals(wanted)) {
            throw new StateException(
                    StateFault.OTHER_STACK,
                    "read the record",
                    shown,
                    "The record " + shown + " is of another stack: it is of \"" + name + "\" with the id " + found
                            + ", and its file name says " + wanted
                            + ". Nothing was changed. It was probably copied there: move it back to " + found
                            + SUFFIX + ", or away, and plan again.",
                    null);
        }
        if (hostIdentity.isPresent() && !hostIdentity.get().equals(host)) {
            throw new StateException(
                    StateFault.OTHER_HOST,
                    "read the record",
                    shown,
                    "The record " + shown + " of stack \"" + name + "\" is of another host: it was settled on \"" + host
                            + "\", and this host is \"" + hostIdentity.get()
                            + "\". Nothing was changed. If this host is a copy of that one, `hnsform state rebuild STACK` makes a"
                            + " record of what is really here and keeps this one beside it.",
                    null);
        }
    }

    private Path file(Guid stack) {
        return records.resolve(name(stack));
    }

    private static String name(Guid stack) {
        return stack + SUFFIX;
    }

    private Path history(Guid stack) {
        return histories.resolve(stack + ".jsonl");
    }

    private static void writing(String operation, Path file, Work work) {
        writing(operation, file, () -> {
            work.run();
            return file;
        });
    }

    private static <T> T writing(String operation, Path file, Task<T> task) {
        try {
            return task.run();
        } catch (IOException e) {
            throw StateException.of(operation, file.toString(), e);
        } catch (UncheckedIOException e) {
            throw StateException.of(operation, file.toString(), e);
        }
    }

    private interface Task<T> {
        T run() throws IOException;
    }

    private interface Work {
        void run() throws IOException;
    }
}
