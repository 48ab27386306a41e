package dev.hnsform.schema.stack;

import java.util.List;

/**
 * Documents of other programs, which reading passed over.
 *
 * @param documents how many
 * @param files the files in which they stand, as messages show them, sorted
 */
public record Skipped(int documents, List<String> files) {
    /** Copies the list. */
    public Skipped {
        files = List.copyOf(files);
    }
}
