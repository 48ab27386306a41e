package dev.hnsform.schema.diagnostic;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;

/** Failures of files in words. */
public final class FileFailure {
    private FileFailure() {}

    /** Why a file or the folders above it could not be made, with the name of the one that stands in the way. */
    public static String why(IOException failure) {
        if (failure instanceof AccessDeniedException denied) {
            return "access to " + denied.getFile() + " is denied";
        }
        if (failure instanceof FileAlreadyExistsException there) {
            return there.getFile() + " is no directory";
        }
        return failure instanceof FileSystemException system && system.getReason() != null
                ? system.getFile() + ": " + system.getReason()
                : String.valueOf(failure.getMessage());
    }
}
