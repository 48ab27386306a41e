package dev.hnsform.schema.yaml;

import java.util.Optional;

/** Fills in <code>${…}</code>. */
public interface Interpolation {
    /** Whether the text holds something to fill in or to unescape. */
    static boolean isIn(String text) {
        int dollar = text.indexOf('$');
        return dollar >= 0 && text.indexOf("${", dollar) >= 0;
    }

    /**
     * What a scalar with {@code $} and a brace stands for; faults are reported to the cursor. Empty when it was refused, or when the values are
     * not known yet.
     *
     * @param text the scalar's text
     * @param cursor standing on the scalar
     */
    Optional<YamlNode> expand(String text, YamlCursor cursor);
}
