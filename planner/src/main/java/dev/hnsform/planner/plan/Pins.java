package dev.hnsform.planner.plan;

import dev.hnsform.schema.host.Epoch;
import dev.hnsform.schema.json.Digest;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.source.SourceSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a plan was made from. Apply refuses the plan when one no longer holds, and says which.
 *
 * @param tool version of hnsform that made it
 * @param stackName name in the Stack document
 * @param stackId the stack's id; a throw-away one when {@code throwAwayId}
 * @param throwAwayId whether the stack has no id: the plan can be looked at, not applied
 * @param origin where the stack was read from
 * @param values values used, as canonical text, by name
 * @param desired digest of the resolved stack
 * @param lineage of the record; empty when there is none
 * @param serial of the record; 0 when there is none
 * @param hostUri how the host was reached
 * @param simulated whether it is a simulator
 * @param hostIdentity which host it is
 * @param epoch which stretch of its life
 * @param hnsVersion the host's HNS, for example {@code 13.3}
 * @param destroy whether everything is to go
 * @param targets addresses the plan was narrowed to, as written; empty for all
 * @param consents what the user agreed to
 */
public record Pins(
        String tool,
        String stackName,
        Guid stackId,
        boolean throwAwayId,
        SourceSet.Origin origin,
        SortedMap<String, String> values,
        Digest desired,
        String lineage,
        long serial,
        String hostUri,
        boolean simulated,
        String hostIdentity,
        Epoch epoch,
        String hnsVersion,
        boolean destroy,
        List<String> targets,
        Consents consents) {
    /** Copies the collections. */
    public Pins {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        targets = List.copyOf(targets);
    }

    /** The commit the stack was read at, where it was read from Git. */
    public Optional<String> commit() {
        return origin.commit().isEmpty() ? Optional.empty() : Optional.of(origin.commit());
    }
}
