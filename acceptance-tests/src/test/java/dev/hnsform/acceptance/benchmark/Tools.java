package dev.hnsform.acceptance.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;

/** Programs that may be installed. */
final class Tools {
    private Tools() {}

    /** Whether a program is on the path. */
    static boolean isThere(String program) {
        for (String folder : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
