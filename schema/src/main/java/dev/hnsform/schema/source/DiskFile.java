package dev.hnsform.schema.source;

import dev.hnsform.schema.diagnostic.LanguageFault;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file on a disk.
 *
 * @param file where it is
 * @param path path below the stack's root
 * @param shownPath path as messages show it
 */
public record DiskFile(Path file, String path, String shownPath) implements SourceFile {
    /** A file of its own, such as a values file, shown as it was given. */
    public static DiskFile of(Path file, String shown) {
        return new DiskFile(file, shown, shown);
    }

    @Override
    public byte[] content() {
        try {
            long size = Files.size(file);
            if (size > SourceText.LARGEST) {
                throw new SourceException(
                        LanguageFault.FILE_TOO_LARGE.code(),
                        "read a file",
                        shownPath,
                        "The file has " + size + " bytes; at most " + SourceText.LARGEST
                                + " (16 MiB) are read. Split it into several files.",
                        null);
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw failure("The file is not there.", e);
        } catch (AccessDeniedException e) {
            throw failure("Reading the file is not permitted.", e);
        } catch (IOException e) {
            throw failure("The file cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private SourceException failure(String message, IOException cause) {
        return new SourceException(LanguageFault.UNREADABLE.code(), "read a file", shownPath, message, cause);
    }
}
