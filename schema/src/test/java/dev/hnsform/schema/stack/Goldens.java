package dev.hnsform.schema.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Golden files. One that is missing is written, and one that differs is rewritten when {@code -Dhnsform.golden.update=true} is given (refused
 * when {@code CI} is set); either way that run fails, so that somebody looks at what was written.
 */
public final class Goldens {
    private Goldens() {}

    /** A directory of the module's test resources, in the sources. */
    public static Path resource(String path) {
        return module().resolve("src/test/resources").resolve(path);
    }

    /** A file of the repository. */
    public static Path repository(String path) {
        return module().resolve("..").resolve(path).normalize();
    }

    private static Path module() {
        return Path.of(System.getProperty("basedir", "."));
    }

    /** Compares a text with its golden file. */
    public static void check(Path golden, String actual) throws IOException {
        boolean update = Boolean.getBoolean("hnsform.golden.update");
        if (update && System.getenv("CI") != null) {
            throw new AssertionError("golden files are not updated where CI is set");
        }
        boolean missing = !Files.exists(golden);
        if (!missing && Files.readString(golden).equals(actual)) {
            return;
        }
        if (System.getenv("CI") == null && (missing || update)) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, actual);
            throw new AssertionError(
                    (missing ? "golden file was missing and is written now: " : "golden file is rewritten: ")
                            + golden.getFileName() + "; look at it and run again");
        }
        assertThat(actual).as(golden.toString()).isEqualTo(missing ? "" : Files.readString(golden));
    }
}
