package dev.hnsform.appliers.fake;

/** The process is gone: nothing may catch this. */
public final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed(String where) {
        super(where, null, false, false);
    }
}
