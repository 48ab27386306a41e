package dev.hnsform.statestore.lock;

import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.json.JsonWriter;
import dev.hnsform.statestore.StateException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lock of a host: an operating system lock on the file {@code lock} of the state directory, and beside it {@code lock.owner}, which says
 * who holds it. The system gives the lock free when the process ends, however it ends, so there is nothing to break: whoever gets the system's
 * lock has the proof that the one named before is gone, and writes its own name over it. Safe for several threads; two in one process exclude
 * each other too.
 *
 * <p>The file {@code lock} itself is never deleted: two processes could then lock two files of one name.
 */
public final class HostLock implements RunLock {
    /** Directories locked by this process. Looked up before the file is opened: closing any channel of a file gives its POSIX lock away. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path directory;

    /** The lock of a state directory, which is created when the lock is first asked for. */
    public HostLock(Path directory) {
        this.directory = directory;
    }

    @Override
    public Acquisition acquire(LockOwner owner) {
        try {
            Files.createDirectories(directory);
            Path key = directory.toRealPath();
            if (!OURS.add(key)) {
                return heldBy();
            }
            boolean held = false;
            try {
                Optional<FileChannel> channel = lock(key.resolve("lock"));
                if (channel.isEmpty()) {
                    return heldBy();
                }
                held = true;
                return named(owner, key, channel.get());
            } finally {
                if (!held) {
                    OURS.remove(key);
                }
            }
        } catch (IOException e) {
            throw StateException.of("lock the host's state in", directory.toString(), e);
        }
    }

    private Held named(LockOwner owner, Path key, FileChannel channel) throws IOException {
        try {
            write(owner);
            return new Held(key.toString(), () -> release(key, channel));
        } catch (IOException | RuntimeException e) {
            channel.close();
            OURS.remove(key);
            throw e;
        }
    }

    /** Who holds the lock, or held it last and ended without giving it back. */
    public Optional<LockOwner> owner() {
        Path file = ownerFile();
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > 64 * 1024) {
                return Optional.empty();
            }
            return JsonReader.parse(Files.readAllBytes(file)) instanceof JsonObject json
                    ? LockOwner.fromJson(json)
                    : Optional.empty();
        } catch (IOException | JsonFormatException e) {
            return Optional.empty(); // a note for people, being written or damaged: the lock itself decides
        }
    }

    private Acquisition heldBy() {
        Optional<LockOwner> owner = owner();
        return new Acquisition.HeldBy(
                directory.toString(), owner, owner.map(LockOwner::isAlive).orElse(true));
    }

    private static Optional<FileChannel> lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException e) {
            // another class loader of this process has it: the same as another process
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    private void write(LockOwner owner) throws IOException {
        Path beside = directory.resolve("lock.owner.tmp");
        Files.deleteIfExists(beside);
        Files.writeString(beside, JsonWriter.pretty(owner.toJson()) + "\n", StandardOpenOption.CREATE_NEW);
        Files.move(beside, ownerFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path ownerFile() {
        return directory.resolve("lock.owner");
    }

    private void release(Path key, FileChannel channel) throws IOException {
        try {
            Files.deleteIfExists(ownerFile());
        } finally {
            channel.close();
            OURS.remove(key);
        }
    }
}
