package dev.hnsform.statestore.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * A disk in memory that ends the process at a chosen write, loses power, is full, or refuses. A <em>write operation</em> is each call that
 * changes the disk or makes it durable: create, open for appending, append, sync, truncate, rename, delete, create directories, sync
 * directory. They are counted from 1.
 *
 * <p>After a crash every further call, also of open files, throws {@link SimulatedCrash} and changes nothing; go on with the port that
 * {@link #restarted} or {@link #afterPowerLoss} gives. Not safe for several threads.
 */
public final class FaultyFilePort implements FilePort {
    /** When the process ends, seen from the chosen write operation. */
    public enum Moment {
        /** The operation does nothing. */
        BEFORE,
        /** An append writes half of its bytes; other operations are whole. */
        DURING,
        /** The operation is done, and nobody is told. */
        AFTER
    }

    private final MemoryDisk disk;
    private int operations;
    private int crashAt;
    private Moment moment = Moment.BEFORE;
    private boolean dead;
    private long spaceLeft = Long.MAX_VALUE;
    private Predicate<Path> denied = path -> false;
    private Optional<String> failure = Optional.empty();

    /** An empty disk. */
    public FaultyFilePort() {
        this(new MemoryDisk());
    }

    private FaultyFilePort(MemoryDisk disk) {
        this.disk = disk;
    }

    /** Ends the process at a write operation; they are counted from this call on. */
    public FaultyFilePort crashAt(int operation, Moment when) {
        operations = 0;
        crashAt = operation;
        moment = when;
        return this;
    }

    /** Lets appends fail as a full disk does, once this many more bytes were written; a last append writes what fits. */
    public FaultyFilePort withSpace(long bytes) {
        spaceLeft = bytes;
        return this;
    }

    /** Refuses reading and changing these paths, as missing rights do. */
    public FaultyFilePort denying(Predicate<Path> paths) {
        denied = paths;
        return this;
    }

    /** Lets every further write operation fail with this reason, until told otherwise. */
    public FaultyFilePort failing(Optional<String> reason) {
        failure = reason;
        return this;
    }

    /** How many write operations there were since the port was made or {@link #crashAt} was called. */
    public int writeOperations() {
        return operations;
    }

    /** Whether the chosen crash has happened. */
    public boolean isCrashed() {
        return dead;
    }

    /** The disk as the next process finds it after the end of this one: everything that was written is there. This port is dead. */
    public FaultyFilePort restarted() {
        dead = true;
        return new FaultyFilePort(disk.copy());
    }

    /** The disk after the loss of power at its worst: everything that was not synced is gone. This port is dead. */
    public FaultyFilePort afterPowerLoss() {
        dead = true;
        return new FaultyFilePort(disk.afterPowerLoss(0, unsynced -> 0));
    }

    /**
     * The disk after the loss of power: of every file a random part of what was not synced is there, and of the names a random number of the
     * changes that were not synced. This port is dead.
     */
    public FaultyFilePort afterPowerLoss(RandomGenerator random) {
        dead = true;
        int names = random.nextInt(disk.unsyncedNames() + 1);
        return new FaultyFilePort(disk.afterPowerLoss(names, unsynced -> random.nextInt(unsynced + 1)));
    }

    /** The bytes of a file as this process sees them; empty when there is none. Counts as nothing. */
    public Optional<byte[]> content(Path path) {
        return disk.file(path).map(MemoryDisk.Node::bytes);
    }

    /** Puts a file on the disk, durably. Counts as nothing. */
    public void put(Path path, byte[] bytes) {
        disk.put(path, bytes);
    }

    /** All files, sorted. Counts as nothing. */
    public List<Path> files() {
        return disk.files();
    }

    @Override
    public boolean exists(Path path) {
        alive();
        return disk.exists(path);
    }

    @Override
    public long size(Path path) throws IOException {
        return node(path).size();
    }

    @Override
    public InputStream read(Path path, long offset) throws IOException {
        byte[] bytes = node(path).bytes();
        int from = (int) Math.min(offset, bytes.length);
        return new ByteArrayInputStream(bytes, from, bytes.length - from);
    }

    private MemoryDisk.Node node(Path path) throws IOException {
        alive();
        refuse(path);
        if (disk.isDirectory(path)) {
            throw new FileSystemException(path.toString(), null, "Is a directory");
        }
        return disk.file(path).orElseThrow(() -> new NoSuchFileException(path.toString()));
    }

    @Override
    public FileAppender create(Path path) throws IOException {
        return mutate(path, () -> new Appender(path, disk.create(path)));
    }

    @Override
    public FileAppender append(Path path) throws IOException {
        return mutate(path, () -> {
            Optional<MemoryDisk.Node> there = disk.file(path);
            return new Appender(path, there.isPresent() ? there.get() : disk.create(path));
        });
    }

    @Override
    public void truncate(Path path, long size) throws IOException {
        node(path);
        mutate(path, () -> {
            disk.file(path).ifPresent(node -> node.truncate((int) size));
            return path;
        });
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        node(from);
        mutate(to, () -> {
            disk.rename(from, to);
            return to;
        });
    }

    @Override
    public void delete(Path path) throws IOException {
        mutate(path, () -> {
            disk.delete(path);
            return path;
        });
    }

    @Override
    public void createDirectories(Path path) throws IOException {
        mutate(path, () -> {
            disk.createDirectories(path);
            return path;
        });
    }

    @Override
    public void syncDirectory(Path path) throws IOException {
        mutate(path, () -> {
            if (!disk.isDirectory(path)) {
                throw new NoSuchFileException(path.toString());
            }
            disk.syncNames(path);
            return path;
        });
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        alive();
        refuse(directory);
        if (disk.file(directory).isPresent()) {
            throw new NotDirectoryException(directory.toString());
        }
        return disk.children(directory);
    }

    private void alive() {
        if (dead) {
            throw new SimulatedCrash("the process has ended");
        }
    }

    private void refuse(Path path) throws IOException {
        if (denied.test(path)) {
            throw new AccessDeniedException(path.toString());
        }
    }

    private <T> T mutate(Path path, Mutation<T> mutation) throws IOException {
        alive();
        int operation = ++operations;
        if (operation == crashAt && moment == Moment.BEFORE) {
            crash(operation, path);
        }
        refuse(path);
        if (failure.isPresent()) {
            throw new FileSystemException(path.toString(), null, failure.get());
        }
        T result = mutation.run();
        if (operation == crashAt) {
            crash(operation, path);
        }
        return result;
    }

    private void crash(int operation, Path path) {
        dead = true;
        throw new SimulatedCrash(moment + " write operation " + operation + ", on " + path);
    }

    private interface Mutation<T> {
        T run() throws IOException;
    }

    private final class Appender implements FileAppender {
        private final Path path;
        private final MemoryDisk.Node node;
        private boolean open = true;

        Appender(Path path, MemoryDisk.Node node) {
            this.path = path;
            this.node = node;
        }

        @Override
        public void append(byte[] bytes, int offset, int length) throws IOException {
            mutate(path, () -> {
                requireOpen();
                boolean half = operations == crashAt && moment == Moment.DURING;
                int wanted = half ? length / 2 : length;
                int fitting = (int) Math.min(wanted, spaceLeft);
                node.append(bytes, offset, fitting);
                spaceLeft -= spaceLeft == Long.MAX_VALUE ? 0 : fitting;
                if (fitting < wanted) {
                    throw new FileSystemException(path.toString(), null, "No space left on device");
                }
                return path;
            });
        }

        @Override
        public void sync() throws IOException {
            mutate(path, () -> {
                requireOpen();
                node.sync();
                return path;
            });
        }

        @Override
        public long size() throws IOException {
            alive();
            requireOpen();
            return node.size();
        }

        @Override
        public void close() {
            open = false;
        }

        private void requireOpen() throws IOException {
            if (!open) {
                throw new IOException(path + " is closed");
            }
        }
    }

    /** For messages of failing tests. */
    @Override
    public String toString() {
        return new ArrayList<>(files()).toString();
    }
}
