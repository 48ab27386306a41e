package dev.hnsform.simulator;

import dev.hnsform.schema.feature.HnsVersion;
import dev.hnsform.simulator.profile.Release;

/** A release with HNS 15.5, which no profile has. */
final class Young {
    static final Release RELEASE = new Release("young", "a later Windows", 26200, new HnsVersion(15, 5), 16);

    private Young() {}
}
