package dev.hnsform.planner.plan;

import dev.hnsform.schema.net.Guid;
import java.util.List;

/**
 * What the user agreed to.
 *
 * @param hostInterruption that the host's own network is interrupted
 * @param foreignLoss objects of others that may be taken along, sorted
 * @param massDelete that more than half of the record is deleted
 */
public record Consents(boolean hostInterruption, List<Guid> foreignLoss, boolean massDelete) {
    /** To nothing. */
    public static final Consents NONE = new Consents(false, List.of(), false);

    /** Copies and sorts. */
    public Consents {
        foreignLoss = foreignLoss.stream().sorted().distinct().toList();
    }
}
