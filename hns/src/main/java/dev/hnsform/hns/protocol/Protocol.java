package dev.hnsform.hns.protocol;

/** Numbers of the protocol that are no types of their own. */
public final class Protocol {
    /** The version that is spoken. */
    public static final int VERSION = 1;

    /** Opening the session. */
    public static final int SESSION = 0;

    /** The calls of HNS. */
    public static final int HCN = 1;

    /** Records and the lock. */
    public static final int RECORD = 2;

    /** Runs beside the host. */
    public static final int RUN = 3;

    /** The port that a server has when none is named. */
    public static final int DEFAULT_PORT = 47010;

    /** How many bytes of body one message may have. */
    public static final int MESSAGE_LIMIT = 64 << 20;

    /** How many bytes of body one frame may have. */
    static final int FRAME_LIMIT = 1 << 20;

    /** How many bytes of body a message may have before the session is opened. */
    static final int UNOPENED_LIMIT = 4096;

    /** Call of the service {@link #SESSION}. */
    static final int OPEN = 1;

    /** Call of the service {@link #SESSION}. */
    static final int PING = 2;

    private Protocol() {}
}
