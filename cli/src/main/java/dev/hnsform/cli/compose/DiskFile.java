package dev.hnsform.cli.compose;

import dev.hnsform.schema.source.SourceException;
import dev.hnsform.schema.source.SourceFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file named on the command line.
 *
 * @param file the file
 * @param shown as the user wrote it
 */
public record DiskFile(Path file, String shown) implements SourceFile {
    @Override
    public String path() {
        return shown;
    }

    @Override
    public String shownPath() {
        return shown;
    }

    @Override
    public byte[] content() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            String why = e instanceof NoSuchFileException
                    ? "there is no such file"
                    : e instanceof AccessDeniedException
                            ? "it is not permitted"
                            : Files.isDirectory(file) ? "it is a directory" : String.valueOf(e.getMessage());
            throw new SourceException(
                    "HF1013", "read a file", shown, "\"" + shown + "\" cannot be read: " + why + ".", e);
        }
    }
}
