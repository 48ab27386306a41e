package dev.hnsform.gitops.source;

import dev.hnsform.schema.source.SourceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Reads a stack in a JVM of its own, whose trust store is that of its options: prints the first file, or why there is none. */
final class ReadStackMain {
    private ReadStackMain() {}

    /** Takes the cache directory and the address. */
    @SuppressWarnings("SystemOut") // what the test reads
    public static void main(String[] args) {
        try (GitSources sources = new GitSources(Path.of(args[0]), GitAccess.of(Map.of()))) {
            System.out.print(new String(
                    sources.read(GitAddress.parse(args[1])).files().get(0).content(), StandardCharsets.UTF_8));
        } catch (SourceException e) {
            System.out.print(e.code() + " " + e.text());
        }
    }
}
