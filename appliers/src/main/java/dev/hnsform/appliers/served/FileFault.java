package dev.hnsform.appliers.served;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failure of the file system there, as it is told here: the same exception with the same reason.
 *
 * @param fault which exception
 * @param file the file, as it is called there; may be empty
 * @param reason what the system says; absent when nothing
 */
record FileFault(Kind fault, String file, Optional<String> reason) {
    /** Which exception. */
    enum Kind {
        NO_SUCH_FILE("noSuchFile"),
        NOT_DIRECTORY("notDirectory"),
        ACCESS_DENIED("accessDenied"),
        EXISTS("exists"),
        DIRECTORY_NOT_EMPTY("directoryNotEmpty"),
        FAILED("failed");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    static FileFault of(IOException e) {
        String file = e instanceof FileSystemException failure ? String.valueOf(failure.getFile()) : "";
        Optional<String> reason =
                Optional.ofNullable(e instanceof FileSystemException failure ? failure.getReason() : e.getMessage());
        return new FileFault(kind(e), file, reason);
    }

    private static Kind kind(IOException e) {
        if (e instanceof NoSuchFileException) {
            return Kind.NO_SUCH_FILE;
        }
        if (e instanceof NotDirectoryException) {
            return Kind.NOT_DIRECTORY;
        }
        if (e instanceof AccessDeniedException) {
            return Kind.ACCESS_DENIED;
        }
        if (e instanceof FileAlreadyExistsException) {
            return Kind.EXISTS;
        }
        return e instanceof DirectoryNotEmptyException ? Kind.DIRECTORY_NOT_EMPTY : Kind.FAILED;
    }

    String text() {
        JsonObject.Builder json = Json.object().put("fault", fault.word).put("file", file);
        reason.ifPresent(said -> json.put("reason", said));
        return json.build().toString();
    }

    /** The fault in a body; empty when it is none. */
    static Optional<FileFault> read(byte[] body) {
        try {
            if (!(JsonReader.parse(new String(body, StandardCharsets.UTF_8)) instanceof JsonObject json)) {
                return Optional.empty();
            }
            String word = json.string("fault").orElse("");
            for (Kind kind : Kind.values()) {
                if (kind.word.equals(word)) {
                    return Optional.of(new FileFault(kind, json.string("file").orElse(""), json.string("reason")));
                }
            }
            return Optional.empty();
        } catch (JsonFormatException e) {
            return Optional.empty(); // an error of the protocol's own has no fault of a file
        }
    }

    IOException asException() {
        @Nullable String said = reason.orElse(null);
        return switch (fault) {
            case NO_SUCH_FILE -> new NoSuchFileException(file, null, said);
            case NOT_DIRECTORY -> new NotDirectoryException(file);
            case ACCESS_DENIED -> new AccessDeniedException(file, null, said);
            case EXISTS -> new FileAlreadyExistsException(file, null, said);
            case DIRECTORY_NOT_EMPTY -> new DirectoryNotEmptyException(file);
            case FAILED -> file.isEmpty() ? new IOException(said) : new FileSystemException(file, null, said);
        };
    }
}
