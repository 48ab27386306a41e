package dev.hnsform.gitops.source;

import dev.hnsform.schema.source.SourceException;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a stack in Git. Codes are stable; a removed one is never used again. */
public enum GitFault {
    /** The address is not {@code git::URL//path?ref=REV}. */
    BAD_ADDRESS("HF6501"),
    /** There is no repository, or none that this user may see. */
    NO_REPOSITORY("HF6502"),
    /** The repository has no such branch, tag or commit. */
    NO_REF("HF6503"),
    /** The commit has no such directory. */
    NO_PATH("HF6504"),
    /** The server refused who asks. */
    REFUSED("HF6505"),
    /** The server cannot be reached, or did not answer in time. */
    UNREACHABLE("HF6506"),
    /** A symbolic link leaves the stack or leads nowhere. */
    LINK("HF6507"),
    /** A part of the stack is a submodule. */
    SUBMODULE("HF6508"),
    /** A file of the stack is a pointer of Git LFS. */
    LFS_POINTER("HF6509"),
    /** The repository is damaged, incomplete, or of a form that is not read. */
    UNREADABLE("HF6510"),
    /** The cache directory cannot be used. */
    CACHE("HF6511"),
    /** The server's certificate is not trusted, or no protected connection came to be for another reason. */
    NOT_TRUSTED("HF6512");

    private final String code;

    GitFault(String code) {
        this.code = code;
    }

    /** The documented code, for example {@code HF6503}. */
    public String code() {
        return code;
    }

    SourceException of(String subject, String message) {
        return of(subject, message, null);
    }

    SourceException of(String subject, String message, @Nullable Throwable cause) {
        return new SourceException(code, "read a stack from Git", subject, message, cause);
    }
}
