package dev.hnsform.hns.windows;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.schema.feature.HnsVersion;

/** The version of HNS, as {@code HNSCall GET /globals/version} answers it. */
public interface HnsVersionSource {
    /**
     * The version.
     *
     * @throws dev.hnsform.hns.port.HostCallException when HNS does not tell
     */
    HnsVersion version(Deadline deadline);
}
