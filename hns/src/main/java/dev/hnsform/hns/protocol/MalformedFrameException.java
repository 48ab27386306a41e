package dev.hnsform.hns.protocol;

import java.io.IOException;
import java.util.OptionalInt;

/** What came is no frame: the connection cannot go on. */
final class MalformedFrameException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int version;
    private final boolean tooMuch;

    MalformedFrameException(String why) {
        this(why, -1, false);
    }

    private MalformedFrameException(String why, int version, boolean tooMuch) {
        super(why);
        this.version = version;
        this.tooMuch = tooMuch;
    }

    static MalformedFrameException otherVersion(int version) {
        return new MalformedFrameException("it is of version " + version, version, false);
    }

    static MalformedFrameException noMemory() {
        return new MalformedFrameException("the memory for bodies is used up", -1, true);
    }

    /** The version it is of, when it is another one. */
    OptionalInt version() {
        return version < 0 ? OptionalInt.empty() : OptionalInt.of(version);
    }

    /** Whether the message may be right, but there is no memory for it. */
    boolean isTooMuch() {
        return tooMuch;
    }

    /** What is wrong. */
    String why() {
        return String.valueOf(getMessage());
    }
}
