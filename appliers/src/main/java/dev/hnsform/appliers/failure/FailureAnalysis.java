package dev.hnsform.appliers.failure;

import dev.hnsform.hns.error.ErrorCatalogue;
import dev.hnsform.hns.error.HcnError;
import dev.hnsform.schema.host.Observation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Ranks the causes of an error: what request and host show to be so, then what cannot be told, then what is not so; each as likely as the catalogue says. */
public final class FailureAnalysis {
    private FailureAnalysis() {}

    /** The causes of an error of which nothing more is known than that it came. */
    public static List<Candidate> of(HcnError error) {
        return ErrorCatalogue.causes(error).stream()
                .map(cause -> new Candidate(cause, Sight.UNCLEAR))
                .toList();
    }

    /**
     * The causes of an error, the likeliest first.
     *
     * @param error the error
     * @param request what was asked of the host
     * @param observed what the host holds, read after the failure
     */
    public static List<Candidate> of(HcnError error, FailedRequest request, Observation observed) {
        Sightings sightings = new Sightings(request, observed);
        List<Candidate> candidates = new ArrayList<>();
        ErrorCatalogue.causes(error).forEach(cause -> candidates.add(new Candidate(cause, sightings.of(cause.tell()))));
        candidates.sort(
                Comparator.comparing(candidate -> candidate.sight().found())); // stable: the catalogue's order within
        return candidates;
    }
}
