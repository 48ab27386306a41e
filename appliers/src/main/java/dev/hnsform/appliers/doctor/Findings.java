package dev.hnsform.appliers.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Findings as they come. */
final class Findings {
    private static final Comparator<Finding> ORDER = Comparator.comparing(
                    (Finding f) -> f.check().severity())
            .thenComparing(Finding::check)
            .thenComparing(f -> f.subject().toString())
            .thenComparing(Finding::what);

    private final List<Finding> all = new ArrayList<>();

    void add(Finding finding) {
        all.add(finding);
    }

    /** The worst first; among equals by check, then subject. */
    List<Finding> sorted() {
        return all.stream().sorted(ORDER).toList();
    }
}
