package dev.hnsform.statestore;

/** What can be wrong with the kept state. Codes are stable; a removed one is never used again. */
public enum StateFault {
    /** The file is not the JSON it should be, or says what no record says. */
    CORRUPT("HF6001"),
    /** The file ends too early. */
    TRUNCATED("HF6002"),
    /** A newer hnsform wrote it. */
    NEWER_VERSION("HF6003"),
    /** It is another program's file, or another file of hnsform's. */
    FOREIGN_FORMAT("HF6004"),
    /** It is the record of another stack. */
    OTHER_STACK("HF6005"),
    /** It is the record of another host. */
    OTHER_HOST("HF6006"),
    /** Its content does not have the digest it was written with. */
    DIGEST_MISMATCH("HF6007"),
    /** Somebody else settled a run since the record was read. */
    SERIAL_MOVED_ON("HF6010"),
    /** The kept record is of another history of the stack. */
    OTHER_LINEAGE("HF6011"),
    /** The disk is full. */
    NO_SPACE("HF6020"),
    /** The file or directory may not be read or written. */
    NO_RIGHTS("HF6021"),
    /** The file system failed otherwise. */
    FILE_FAILURE("HF6022"),
    /** Another run holds the host. */
    LOCKED("HF6030");

    private final String code;

    StateFault(String code) {
        this.code = code;
    }

    /** The documented code, for example {@code HF6001}. */
    public String code() {
        return code;
    }
}
