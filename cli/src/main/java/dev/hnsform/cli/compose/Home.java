package dev.hnsform.cli.compose;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where hnsform keeps what belongs to no host file: {@code $HNSFORM_HOME}; else {@code /var/lib/hnsform} where it can be written, else {@code
 * ~/.local/state/hnsform}; on Windows {@code %ProgramData%\hnsform}.
 *
 * @param surroundings the process
 */
public record Home(Surroundings surroundings) {
    private static final Path SYSTEM = Path.of("/var/lib/hnsform");

    /** The directory; it need not exist. */
    public Path directory() {
        return surroundings.variable("HNSFORM_HOME").map(surroundings::path).orElseGet(this::usual);
    }

    private Path usual() {
        if (surroundings.windows()) {
            return Path.of(surroundings.variable("ProgramData").orElse("C:\\ProgramData"), "hnsform");
        }
        Path above = SYSTEM.getParent();
        if (Files.isWritable(SYSTEM) || !Files.exists(SYSTEM) && above != null && Files.isWritable(above)) {
            return SYSTEM;
        }
        return surroundings
                .variable("XDG_STATE_HOME")
                .map(Path::of)
                .orElseGet(() -> Path.of(surroundings.variable("HOME").orElse("."), ".local", "state"))
                .resolve("hnsform");
    }
}
