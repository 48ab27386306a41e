package dev.hnsform.schema.feature;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What one host can do. Filled by the {@code hns} module from the host's version.
 *
 * @param version the version of HNS
 * @param release what to call the host's Windows in messages, for example {@code Windows Server 2022 (HNS 13.3)}
 * @param supported the features it has, in the order of the enum
 */
public record Features(HnsVersion version, String release, List<Feature> supported) {
    /** Copies and sorts the features. */
    public Features {
        EnumSet<Feature> sorted = EnumSet.noneOf(Feature.class);
        sorted.addAll(supported);
        supported = List.copyOf(sorted);
    }

    /** A host with exactly these features. */
    public static Features of(HnsVersion version, String release, Set<Feature> supported) {
        return new Features(version, release, List.copyOf(supported));
    }

    /** Whether the host has a feature. */
    public boolean has(Feature feature) {
        return supported.contains(feature);
    }
}
