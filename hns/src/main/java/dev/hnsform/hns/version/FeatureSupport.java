package dev.hnsform.hns.version;

import dev.hnsform.schema.feature.Features;

/** Whether a host has a feature. */
public enum FeatureSupport {
    /** It has. */
    YES,
    /** It has not. */
    NO,
    /** What the host's facts list and what its version has differ: the facts come from another version of hnsform, which knew more or less. */
    UNKNOWN;

    /** Whether the host of these features has the row's. */
    public static FeatureSupport of(FeatureRow row, Features features) {
        boolean listed = features.has(row.feature());
        if (listed != row.isIn(features.version())) {
            return UNKNOWN;
        }
        return listed ? YES : NO;
    }
}
