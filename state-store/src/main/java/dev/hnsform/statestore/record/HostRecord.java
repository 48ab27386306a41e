package dev.hnsform.statestore.record;

import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.source.SourceSet;
import java.time.Instant;

/**
 * What was last settled of one stack on one host, and by whom.
 *
 * @param stack the settled resources, with lineage and serial
 * @param origin where the stack's files came from
 * @param hostIdentity the host's stable id, as its facts give it
 * @param settledAt when the run was settled
 * @param tool version of the hnsform that wrote it
 */
public record HostRecord(
        RecordedStack stack, SourceSet.Origin origin, String hostIdentity, Instant settledAt, String tool) {}
