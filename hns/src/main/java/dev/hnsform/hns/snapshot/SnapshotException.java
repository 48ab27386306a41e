package dev.hnsform.hns.snapshot;

import dev.hnsform.schema.diagnostic.ToolException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** A snapshot file that cannot be read, is none, is of a newer version, or cannot be written. */
public final class SnapshotException extends ToolException {
    private static final long serialVersionUID = 1L;

    SnapshotException(String code, String operation, String file, String message, @Nullable Throwable cause) {
        super(code, operation, file, message, cause);
    }

    static SnapshotException unreadable(String file, String why, @Nullable Throwable cause) {
        return new SnapshotException(
                "HF5101",
                "read the snapshot",
                file,
                "The snapshot " + file + " cannot be read: " + why
                        + ". Nothing was changed. Make a new one with \"hnsform host snapshot\" on the host, or name another file.",
                cause);
    }

    static SnapshotException unreadable(String file, IOException cause) {
        return unreadable(file, reason(cause), cause);
    }

    /** The messages of file failures are often a bare path. */
    private static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file or directory";
        }
        if (failure instanceof AccessDeniedException) {
            return "access is denied";
        }
        return failure instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : String.valueOf(failure.getMessage());
    }

    static SnapshotException newer(String file, long version, int known) {
        return new SnapshotException(
                "HF5102",
                "read the snapshot",
                file,
                "The snapshot " + file + " is of version " + version + ", and this hnsform reads versions up to "
                        + known + ". It was made by a newer hnsform: use that one, or make the snapshot with this one.",
                null);
    }

    static SnapshotException unwritable(String file, IOException cause) {
        return new SnapshotException(
                "HF5103",
                "write the snapshot",
                file,
                "The snapshot " + file + " cannot be written: " + reason(cause)
                        + ". What stood there before is unchanged. Free space, or name a place that can be written to.",
                cause);
    }
}
