package dev.hnsform.statestore.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * The few things that kept state needs of a file system. Whoever keeps something durable goes through this port, so that tests can end the
 * process at every write and lose what was not synced.
 *
 * <p>What an implementation promises: appended bytes survive the end of the process once {@link FileAppender#append} has returned, and the
 * loss of power once {@link FileAppender#sync} has; until then any suffix may be lost. {@link #rename} is atomic: others see the old file or
 * the new one. Names (created, renamed, deleted) survive the loss of power once {@link #syncDirectory} has returned for their directory.
 * Failures are the {@link IOException}s of {@code java.nio.file}: {@link java.nio.file.NoSuchFileException}, {@link
 * java.nio.file.AccessDeniedException}, and others. Safe for several threads; a {@link FileAppender} is not.
 */
public interface FilePort {
    /** The file system of this machine. */
    static FilePort real() {
        return RealFilePort.INSTANCE;
    }

    /** Whether there is a file or directory. */
    boolean exists(Path path);

    /** How many bytes a file has. */
    long size(Path path) throws IOException;

    /** The bytes of a file, from an offset on; empty at or behind its end. The caller closes the stream. */
    InputStream read(Path path, long offset) throws IOException;

    /** The bytes of a file. The caller closes the stream. */
    default InputStream read(Path path) throws IOException {
        return read(path, 0);
    }

    /** A new, empty file in the place of whatever file was there; links are not followed. */
    FileAppender create(Path path) throws IOException;

    /** The file as it is, to append to; created when absent. */
    FileAppender append(Path path) throws IOException;

    /** Cuts a file to its first {@code size} bytes, durably. Nothing happens when it is not longer. */
    void truncate(Path path, long size) throws IOException;

    /** Gives a file another name in the same file system, replacing a file that has it. */
    void rename(Path from, Path to) throws IOException;

    /** Deletes a file; nothing happens when there is none. */
    void delete(Path path) throws IOException;

    /** Creates a directory and those above it; nothing happens when it is there. */
    void createDirectories(Path path) throws IOException;

    /** Makes the names in a directory durable, where the system has a way to ask for that (Windows has none, and needs none on NTFS). */
    void syncDirectory(Path path) throws IOException;

    /** What is in a directory, sorted by name; empty when there is no such directory. */
    List<Path> list(Path directory) throws IOException;
}
