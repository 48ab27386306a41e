package dev.hnsform.hns.document;

/** {@code Owner} of what hnsform makes: a second witness of ownership, never the proof (no published answer shows HNS keeping it). */
public final class Ownership {
    private static final String PREFIX = "hnsform/";

    private Ownership() {}

    /** The owner that a stack's objects carry. */
    public static String of(String stack) {
        return PREFIX + stack;
    }

    /** Whether an owner is one of hnsform's. */
    public static boolean isOurs(String owner) {
        return owner.startsWith(PREFIX);
    }
}
