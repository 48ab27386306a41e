package dev.hnsform.schema.source;

import java.util.Comparator;
import java.util.List;

/**
 * The files of a stack, by index, sorted by path: the order in which they were found never matters.
 *
 * @param origin what was read, for people and for the record: a directory, or repository, commit and path
 * @param files the files, sorted by path
 */
public record SourceSet(Origin origin, List<SourceFile> files) {
    /**
     * Where the files come from.
     *
     * @param shown as people wrote it
     * @param repository Git repository URL; empty for a directory that is not read through Git
     * @param commit full commit id; empty likewise
     * @param path path inside the repository; empty likewise
     */
    public record Origin(String shown, String repository, String commit, String path) {
        /** A plain directory. */
        public static Origin directory(String shown) {
            return new Origin(shown, "", "", "");
        }
    }

    /** Sorts the files. */
    public SourceSet {
        files = files.stream().sorted(Comparator.comparing(SourceFile::path)).toList();
    }
}
