package dev.hnsform.hns.version;

import dev.hnsform.schema.feature.HnsVersion;
import java.util.Optional;

/**
 * A stretch of HNS versions.
 *
 * @param from the first version in it
 * @param below the first version behind it; absent when it has no end
 */
public record VersionRange(HnsVersion from, Optional<HnsVersion> below) {
    /** This version and all later ones. */
    static VersionRange from(int major, int minor) {
        return new VersionRange(new HnsVersion(major, minor), Optional.empty());
    }

    /** This version and the later ones of the same major number. */
    static VersionRange within(int major, int minor) {
        return new VersionRange(new HnsVersion(major, minor), Optional.of(new HnsVersion(major + 1, 0)));
    }

    /** Whether a version lies in it. */
    public boolean contains(HnsVersion version) {
        return version.compareTo(from) >= 0
                && below.map(end -> version.compareTo(end) < 0).orElse(true);
    }

    @Override
    public String toString() {
        return from + below.map(end -> " to before " + end).orElse(" or later");
    }
}
