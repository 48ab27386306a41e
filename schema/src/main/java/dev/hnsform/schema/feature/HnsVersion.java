package dev.hnsform.schema.feature;

import java.util.Comparator;

/**
 * A version of HNS, as {@code /globals/version} answers it and every object's {@code Version} carries it (major {@code << 32 |} minor).
 *
 * @param major 0 or more
 * @param minor 0 or more
 */
public record HnsVersion(int major, int minor) implements Comparable<HnsVersion> {
    private static final Comparator<HnsVersion> ORDER =
            Comparator.comparingInt(HnsVersion::major).thenComparingInt(HnsVersion::minor);

    /** Checks both numbers. */
    public HnsVersion {
        if (major < 0 || minor < 0) {
            throw new IllegalArgumentException("not an HNS version: " + major + "." + minor);
        }
    }

    /** Reads {@code 13.3}. */
    public static HnsVersion parse(String text) {
        int dot = text.indexOf('.');
        try {
            if (dot > 0) {
                return new HnsVersion(
                        Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not an HNS version such as 13.3", e);
        }
        throw new IllegalArgumentException("\"" + text + "\" is not an HNS version such as 13.3");
    }

    /** The number that objects carry. */
    public long packed() {
        return ((long) major << 32) | minor;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }

    @Override
    public int compareTo(HnsVersion other) {
        return ORDER.compare(this, other);
    }
}
