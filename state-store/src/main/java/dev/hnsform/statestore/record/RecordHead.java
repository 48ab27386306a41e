package dev.hnsform.statestore.record;

import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.source.SourceSet;
import java.time.Instant;

/**
 * A record without its resources.
 *
 * @param stackName name in the Stack document
 * @param stackId the stack's id
 * @param origin where the stack's files came from
 * @param hostIdentity the host's stable id
 * @param lineage the history it belongs to
 * @param serial counted up by every settled run
 * @param rebuilt whether it was rebuilt from the host and not applied since
 * @param settledAt when the run was settled
 * @param tool version of the hnsform that wrote it
 * @param resources how many resources it holds
 */
public record RecordHead(
        String stackName,
        Guid stackId,
        SourceSet.Origin origin,
        String hostIdentity,
        String lineage,
        long serial,
        boolean rebuilt,
        Instant settledAt,
        String tool,
        int resources) {}
