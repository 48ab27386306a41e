package dev.hnsform.hns.error;

import java.util.Locale;

/** How sure a fact about HNS is (hns-reference, head). */
public enum Grade {
    /** Microsoft's documentation. */
    DOC,
    /** Read in code that calls HNS in production. */
    CODE,
    /** Seen in a published log. */
    LOG,
    /** Inferred from these. */
    INF;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
