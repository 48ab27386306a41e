package dev.hnsform.statestore;

import dev.hnsform.schema.diagnostic.ToolException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Kept state that cannot be read or written. The message names the file, the cause and a way out; nothing on disk was lost. */
public final class StateException extends ToolException {
    private static final long serialVersionUID = 1L;

    private final StateFault fault;

    /**
     * Creates the failure.
     *
     * @param fault what is wrong
     * @param operation what was being done, for example {@code read the record}
     * @param subject the file or directory
     * @param message full sentences for a person
     * @param cause the failure below, or null
     */
    public StateException(
            StateFault fault, String operation, String subject, String message, @Nullable Throwable cause) {
        super(fault.code(), operation, subject, message, cause);
        this.fault = fault;
    }

    /** What is wrong. */
    public StateFault fault() {
        return fault;
    }

    /**
     * A failure of the file system, with its cause in words: full disk, missing rights, or what the system says.
     *
     * @param operation what was being done, for example {@code write the record}
     * @param path the file or directory
     * @param cause what the file system threw
     */
    public static StateException of(String operation, String path, IOException cause) {
        StateFault fault = fault(cause);
        String why = switch (fault) {
            case NO_SPACE ->
                "the disk is full. Free some space there and run the command again; nothing kept was lost.";
            case NO_RIGHTS ->
                "this user may not do that there. Run the command as the user who owns the directory, or correct its rights;"
                        + " nothing kept was changed.";
            default ->
                "the file system says: " + said(cause)
                        + ". Check the disk and the path, then run the command again; nothing kept was lost.";
        };
        return new StateException(fault, operation, path, "Could not " + operation + " " + path + ": " + why, cause);
    }

    /** The same for a failure that came through a stream. */
    public static StateException of(String operation, String path, UncheckedIOException cause) {
        return of(operation, path, Objects.requireNonNull(cause.getCause(), "it always has one"));
    }

    private static StateFault fault(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return StateFault.NO_RIGHTS;
        }
        String said = said(cause).toLowerCase(Locale.ROOT);
        // Java has no exception of its own for these: Linux and Windows say them in the reason
        if (said.contains("no space left") || said.contains("not enough space") || said.contains("quota exceeded")) {
            return StateFault.NO_SPACE;
        }
        if (said.contains("read-only file system")
                || said.contains("permission denied")
                || said.contains("operation not permitted")
                || said.contains("write protected")
                || cause.getCause() instanceof ReadOnlyFileSystemException) {
            return StateFault.NO_RIGHTS;
        }
        return StateFault.FILE_FAILURE;
    }

    private static String said(IOException cause) {
        if (cause instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        String message = cause.getMessage();
        String kind = cause.getClass().getSimpleName().replaceAll("Exception$", "");
        return message == null ? kind : cause instanceof FileSystemException ? kind + " " + message : message;
    }
}
