package dev.hnsform.appliers.failure;

/**
 * What request and host say of a possible cause.
 *
 * @param found whether it is so
 * @param text which object, value or state it is, a sentence; empty unless it is so
 * @param path the field of the document it is about, as {@code spec.adapter.names}; empty for the document as a whole
 */
public record Sight(Found found, String text, String path) {
    /** Whether something is so; the likeliest first. */
    public enum Found {
        /** It is so. */
        SEEN,
        /** It cannot be told. */
        UNCLEAR,
        /** It is not so. */
        NOT_SEEN
    }

    /** It cannot be told. */
    static final Sight UNCLEAR = new Sight(Found.UNCLEAR, "", "");

    /** It is not so. */
    static final Sight NOT_SEEN = new Sight(Found.NOT_SEEN, "", "");

    static Sight seen(String text, String path) {
        return new Sight(Found.SEEN, text, path);
    }

    /** Whether it is so. */
    public boolean isSeen() {
        return found == Found.SEEN;
    }
}
