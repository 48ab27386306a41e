package dev.hnsform.hns.version;

import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.feature.HnsVersion;
import java.util.List;

/**
 * Which versions of HNS have a feature. Versions between two ranges do not have it: fixes went into several releases at once.
 *
 * @param feature the feature
 * @param ranges the versions, ascending
 * @param grade how sure that is: {@code doc}, {@code code}, {@code log} or {@code inf}
 * @param source where it comes from
 */
public record FeatureRow(Feature feature, List<VersionRange> ranges, String grade, String source) {
    /** Copies the list. */
    public FeatureRow {
        ranges = List.copyOf(ranges);
    }

    /** Whether a version has the feature. */
    public boolean isIn(HnsVersion version) {
        return ranges.stream().anyMatch(range -> range.contains(version));
    }
}
